namespace MiniCnn.Models;

/// <summary>What an architecture's source code can be written in.</summary>
public enum CodeLanguage
{
    /// <summary>C# with TorchSharp.</summary>
    CSharp,

    /// <summary>Python with PyTorch.</summary>
    Python,
}
