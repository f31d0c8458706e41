namespace Pacte.Domain.Sites;

/// <summary>Life of a site: proposed, validated by the ARS, open to sessions, suspended for a while, closed for good.</summary>
public enum SiteState
{
    Proposed,
    Validated,
    Open,
    Suspended,
    Closed,
}
