namespace MiniCnn.Models;

/// <summary>A setting of a layer that may follow its numbers, in any order, once.</summary>
/// <param name="Name">The word it begins with.</param>
/// <param name="Form">What follows the word, for errors and help; empty when nothing does.</param>
/// <param name="Read">Reads what follows the word.</param>
internal sealed record Option(string Name, string Form, Action Read);
