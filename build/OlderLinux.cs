using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Copies a native library so that it loads with the C++ runtime of GCC 12. TorchSharp's library is linked with GCC 13 and needs version
/// GLIBCXX_3.4.32 of libstdc++ for one symbol, a function without arguments by which static initializers start the iostreams. GCC 12 calls
/// std::ios_base::Init::Init() in that place, which does not read its object. So the symbol gets that name and version, and the version that
/// is no longer needed becomes a repetition of one that is. The hash table needs no change: it lists defined symbols only.
/// A library without the need is copied unchanged; a file that is not what is expected is an error.
/// </summary>
public sealed class RelaxGlibcxx : Task
{
    private const string NewSymbol = "_ZSt21ios_base_library_initv", OldSymbol = "_ZNSt8ios_base4InitC1Ev";
    private const string NewVersion = "GLIBCXX_3.4.32", OldVersion = "GLIBCXX_3.4.30", SymbolVersion = "GLIBCXX_3.4";

    private byte[] _file;
    private Dictionary<string, Section> _sections;

    /// <summary>The library from the package; it is only read.</summary>
    [Required]
    public string Source { get; set; }

    /// <summary>Where the copy is written; a file that is there, a hard link for example, is replaced and not written to.</summary>
    [Required]
    public string Destination { get; set; }

    public override bool Execute()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Destination));
            File.Delete(Destination);
            _file = File.ReadAllBytes(Source);
            ReadSections();
            if (Encoding.ASCII.GetString(_file).Contains(NewVersion))
                Relax();
            string complete = Destination + ".new";
            File.WriteAllBytes(complete, _file);
            File.Move(complete, Destination);
            return true;
        }
        catch (Exception cause) when (cause is IOException || cause is UnauthorizedAccessException || cause is FormatException
            || cause is ArgumentException || cause is IndexOutOfRangeException || cause is OverflowException)
        {
            string reason = cause is ArgumentException || cause is IndexOutOfRangeException || cause is OverflowException ? "it is damaged" : cause.Message.Split('\n')[0].TrimEnd('.', '\r');
            Log.LogError("{0} cannot be made to load on older Linux: {1}; restore the package again (dotnet nuget locals global-packages --clear), or build with -p:OlderLinux=false",
                Source, reason);
            return false;
        }
    }

    private void Relax()
    {
        Dictionary<string, Needed> versions = NeededVersions();
        Section symbols = Find(".dynsym");
        int[] all = Enumerable.Range(0, checked((int)(symbols.Size / 24))).ToArray();
        int[] needing = all.Where(i => VersionOf(i) == versions[NewVersion].Index).ToArray();
        if (needing.Length != 1 || Name(U32(symbols.Offset + (24 * needing[0]))) != NewSymbol)
            throw new FormatException("other symbols than the expected one need " + NewVersion);

        Write(Find(".dynstr").Offset + U32(symbols.Offset + (24 * needing[0])), Encoding.ASCII.GetBytes(OldSymbol.PadRight(NewSymbol.Length, '\0')));
        Write(Find(".gnu.version").Offset + (2 * needing[0]), BitConverter.GetBytes(versions[SymbolVersion].Index));
        Write(versions[NewVersion].Entry, BitConverter.GetBytes(U32(versions[OldVersion].Entry)));
        string text = Encoding.GetEncoding("iso-8859-1").GetString(_file); // one letter a byte
        for (int at = -1; (at = text.IndexOf(NewVersion, at + 1, StringComparison.Ordinal)) >= 0;)
            Write(at, Encoding.ASCII.GetBytes(OldVersion));
    }

    private void ReadSections()
    {
        if (_file.Length < 64 || !_file.Take(6).SequenceEqual(new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1 }))
            throw new FormatException("it is not a 64-bit little-endian ELF file");
        long table = checked((long)BitConverter.ToUInt64(_file, 40));
        int size = U16(58), count = U16(60), names = U16(62);
        if (names >= count || size < 64 || table > _file.Length - ((long)count * size))
            throw new FormatException("it is cut off or its section table is damaged");
        Section[] found = Enumerable.Range(0, count).Select(i => new Section(U32(table + (i * size)), U64(table + (i * size) + 24), U64(table + (i * size) + 32))).ToArray();
        _sections = new Dictionary<string, Section>();
        foreach (Section section in found)
            _sections[Text(found[names].Offset + section.Name)] = section;
    }

    /// <summary>The versions of libstdc++ that the library needs, each with the offset of its entry and its index in .gnu.version.</summary>
    private Dictionary<string, Needed> NeededVersions()
    {
        var versions = new Dictionary<string, Needed>();
        long next;
        for (long at = Find(".gnu.version_r").Offset; ; at += next)
        {
            long entry = at + U32(at + 8);
            for (int i = 0; i < U16(at + 2); i++, entry += U32(entry + 12))
            {
                if (Name(U32(at + 4)).StartsWith("libstdc++", StringComparison.Ordinal))
                    versions[Name(U32(entry + 8))] = new Needed(entry, U16(entry + 6));
            }

            next = U32(at + 12);
            if (next == 0)
                break;
        }

        foreach (string version in new[] { NewVersion, OldVersion, SymbolVersion }.Where(version => !versions.ContainsKey(version)))
            throw new FormatException("it does not refer to " + version + " of libstdc++");
        return versions;
    }

    private ushort VersionOf(int symbol) => (ushort)(U16(Find(".gnu.version").Offset + (2 * symbol)) & 0x7FFF);

    private Section Find(string section) => _sections.TryGetValue(section, out Section found) ? found : throw new FormatException("it has no section " + section);

    private string Name(long offset) => Text(Find(".dynstr").Offset + offset);

    private string Text(long offset)
    {
        int start = checked((int)offset);
        return Encoding.ASCII.GetString(_file, start, Array.IndexOf(_file, (byte)0, start) - start);
    }

    private void Write(long offset, byte[] bytes) => bytes.CopyTo(_file, checked((int)offset));

    private long U64(long offset) => checked((long)BitConverter.ToUInt64(_file, checked((int)offset)));

    private uint U32(long offset) => BitConverter.ToUInt32(_file, checked((int)offset));

    private ushort U16(long offset) => BitConverter.ToUInt16(_file, checked((int)offset));

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
