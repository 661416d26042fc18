using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Copies a native library so that it loads with the C++ runtime of GCC 12. TorchSharp's is linked with GCC 13 and asks libstdc++ for version
/// GLIBCXX_3.4.32, for one symbol: the function without arguments by which static initializers start the iostreams. GCC 12 emits a call of
/// std::ios_base::Init::Init() in that place, which does not touch its object. So the symbol takes that name and its version, and the version
/// that is not needed any more takes the name of one that is there. Hash tables stay: they list defined symbols only.
/// A library without the need is copied as it is.
/// </summary>
public sealed class RelaxGlibcxx : Task
{
    private const string NewSymbol = "_ZSt21ios_base_library_initv", OldSymbol = "_ZNSt8ios_base4InitC1Ev";
    private const string NewVersion = "GLIBCXX_3.4.32", OldVersion = "GLIBCXX_3.4.30", SymbolVersion = "GLIBCXX_3.4";

    private byte[] _file;
    private Dictionary<string, Section> _sections;

    [Required]
    public string Source { get; set; }

    [Required]
    public string Destination { get; set; }

    public override bool Execute()
    {
        try
        {
            _file = File.ReadAllBytes(Source);
            if (Encoding.ASCII.GetString(_file).Contains(NewVersion + "\0"))
                Relax();
            Directory.CreateDirectory(Path.GetDirectoryName(Destination));
            var fresh = Destination + ".new";
            File.WriteAllBytes(fresh, _file);
            File.Delete(Destination);
            File.Move(fresh, Destination);
            return true;
        }
        catch (Exception cause) when (cause is IOException || cause is UnauthorizedAccessException || cause is FormatException
            || cause is ArgumentException || cause is IndexOutOfRangeException || cause is OverflowException)
        {
            Log.LogError("{0} needs {1} and cannot be made to load on older Linux: {2}. Clear NuGet's copy of the package (dotnet nuget locals global-packages --clear) and restore again.",
                Source, NewVersion, cause.Message.Split('\n')[0].TrimEnd('.', '\r'));
            return false;
        }
    }

    private void Relax()
    {
        if (_file.Length < 64 || _file[0] != 0x7F || _file[1] != 'E' || _file[2] != 'L' || _file[3] != 'F' || _file[4] != 2 || _file[5] != 1)
            throw new FormatException("it is not a 64-bit little-endian ELF file");
        ReadSections();
        var versions = NeededVersions();
        var symbols = Find(".dynsym");
        var symbol = Enumerable.Range(0, checked((int)(symbols.Size / 24))).Where(i => Name(U32(symbols.Offset + 24 * i)) == NewSymbol).ToArray();
        var others = Enumerable.Range(0, checked((int)(symbols.Size / 24))).Where(i => !symbol.Contains(i) && VersionOf(i) == versions[NewVersion].Index);
        if (symbol.Length != 1 || others.Any())
            throw new FormatException("the symbols that need this version are not the expected one");

        var name = Find(".dynstr").Offset + U32(symbols.Offset + 24 * symbol[0]);
        Encoding.ASCII.GetBytes(OldSymbol.PadRight(NewSymbol.Length, '\0')).CopyTo(_file, name);
        BitConverter.GetBytes(versions[SymbolVersion].Index).CopyTo(_file, Find(".gnu.version").Offset + 2 * symbol[0]);
        BitConverter.GetBytes(ElfHash(OldVersion)).CopyTo(_file, versions[NewVersion].Entry);
        BitConverter.GetBytes(U32(versions[OldVersion].Entry + 8)).CopyTo(_file, versions[NewVersion].Entry + 8);
    }

    private void ReadSections()
    {
        long table = checked((long)BitConverter.ToUInt64(_file, 40));
        int size = U16(58), count = U16(60), names = U16(62);
        var found = Enumerable.Range(0, count).Select(i => new Section(
            U32(table + i * size), checked((long)BitConverter.ToUInt64(_file, checked((int)(table + i * size + 24)))),
            checked((long)BitConverter.ToUInt64(_file, checked((int)(table + i * size + 32)))))).ToArray();
        if (names >= count)
            throw new FormatException("its section table is damaged");
        _sections = new Dictionary<string, Section>();
        foreach (var section in found)
            _sections[Text(found[names].Offset + section.Name)] = section;
    }

    /// <summary>The versions that are wanted of libstdc++, each with the place of its entry and its index in .gnu.version.</summary>
    private Dictionary<string, Needed> NeededVersions()
    {
        var versions = new Dictionary<string, Needed>();
        long next;
        for (long at = Find(".gnu.version_r").Offset; ; at += next)
        {
            long entry = at + U32(at + 8);
            for (var i = 0; i < U16(at + 2); i++, entry += U32(entry + 12))
            {
                if (Name(U32(at + 4)).StartsWith("libstdc++", StringComparison.Ordinal))
                    versions[Name(U32(entry + 8))] = new Needed(entry, U16(entry + 6));
            }

            next = U32(at + 12);
            if (next == 0)
                break;
        }

        foreach (var version in new[] { NewVersion, OldVersion, SymbolVersion }.Where(version => !versions.ContainsKey(version)))
            throw new FormatException("it does not refer to " + version + " of libstdc++");
        return versions;
    }

    private ushort VersionOf(int symbol) => (ushort)(U16(Find(".gnu.version").Offset + 2 * symbol) & 0x7FFF);

    private Section Find(string section) =>
        _sections.TryGetValue(section, out var found) ? found : throw new FormatException("it has no section " + section);

    private string Name(long offset) => Text(Find(".dynstr").Offset + offset);

    private string Text(long offset)
    {
        var start = checked((int)offset);
        return Encoding.ASCII.GetString(_file, start, Array.IndexOf(_file, (byte)0, start) - start);
    }

    private uint U32(long offset) => BitConverter.ToUInt32(_file, checked((int)offset));

    private ushort U16(long offset) => BitConverter.ToUInt16(_file, checked((int)offset));

    /// <summary>The hash of the System V ABI.</summary>
    private static uint ElfHash(string name)
    {
        uint hash = 0;
        foreach (var letter in name)
        {
            hash = (hash << 4) + letter;
            var high = hash & 0xF0000000;
            hash = (hash ^ (high >> 24)) & ~high;
        }

        return hash;
    }

    private struct Section
    {
        public Section(uint name, long offset, long size) { Name = name; Offset = offset; Size = size; }
        public readonly uint Name;
        public readonly long Offset, Size;
    }

    private struct Needed
    {
        public Needed(long entry, ushort index) { Entry = entry; Index = index; }
        public readonly long Entry;
        public readonly ushort Index;
    }
}
