using Pacte.Domain.Access;

namespace Pacte.BrowserTests.Pages;

/// <summary>A page with something to show.</summary>
/// <param name="Address">The address to open, its parameters filled in.</param>
/// <param name="Reader">The member of the staff who opens it; null for anybody.</param>
/// <param name="Status">The answer that comes with it.</param>
/// <param name="IsVerbatim">It shows texts that are sent as they are, in the few characters of a short message.</param>
public sealed record PageSample(string Address, Actor? Reader = null, int Status = 200, bool IsVerbatim = false);
