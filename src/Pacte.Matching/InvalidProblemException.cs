namespace Pacte.Matching;

/// <summary>A problem or its weights contradict themselves: a mistake of the caller, not a plan that cannot be made.</summary>
public sealed class InvalidProblemException(string message) : Exception(message);
