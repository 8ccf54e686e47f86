namespace Workspace.Prose;

/// <summary>What was asked cannot be done with this document: a position that is not there, content that does not fit, JSON that is no document.</summary>
/// <remarks>The only exception the engine throws on anything a person or a browser sends.</remarks>
public sealed class ProseException(string message, Exception? inner = null) : Exception(message, inner);
