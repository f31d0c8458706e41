namespace Pacte.Web.Starting;

/// <summary>The application cannot start for a reason that the operator can act on: its message is shown alone, without a stack.</summary>
public sealed class StartRefusedException(string message) : Exception(message);
