using System.Text;

namespace MiniCnn.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("minicnn-atomic-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Writes_a_file_in_folders_that_it_makes()
    {
        string path = Path.Combine(_folder, "a", "b", "text.txt");
        AtomicFile.WriteText(path, "µ");
        File.ReadAllBytes(path).ShouldBe(Encoding.UTF8.GetBytes("µ"));
        Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!).ShouldBe([path]);
    }

    [Fact]
    public void Replaces_a_file_and_keeps_its_permissions()
    {
        string path = Path.Combine(_folder, "f");
        File.WriteAllText(path, "old");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        AtomicFile.WriteBytes(path, "new"u8.ToArray());
        File.ReadAllText(path).ShouldBe("new");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
    }

    [Fact]
    public void What_a_killed_process_left_half_made_is_not_in_a_new_folder()
    {
        string left = Path.Combine(_folder, $".new-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}-0"), held = Path.Combine(_folder, ".new-held");
        foreach (string folder in new[] { left, held, Path.Combine(_folder, ".new-1-1-0") })
            AtomicFile.WriteText(Path.Combine(folder, "old"), "");
        File.WriteAllText(left + ".lock", "");
        using (new FileStream(held + ".lock", FileMode.Create, FileAccess.Write, FileShare.None))
            FreshFolder.Create(Path.Combine(_folder, "made"), path => AtomicFile.WriteText(Path.Combine(path, "new"), ""));
        Directory.GetFileSystemEntries(Path.Combine(_folder, "made")).Select(Path.GetFileName).ShouldBe(["new"]);
        // that of a process that lives stays
        Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName).Order().ShouldBe([".new-held", ".new-held.lock", "made"]);
    }

    [Fact]
    public void A_failing_writer_leaves_the_old_file_and_nothing_else()
    {
        string path = Path.Combine(_folder, "f");
        File.WriteAllText(path, "old");
        Should.Throw<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write(new byte[100_000]);
            throw new InvalidOperationException("stop");
        }));
        File.ReadAllText(path).ShouldBe("old");
        Directory.GetFileSystemEntries(_folder).ShouldBe([path]);
    }

    [Fact]
    public void A_full_disk_or_a_folder_in_the_way_is_told_in_one_line()
    {
        string path = Path.Combine(_folder, "taken");
        Directory.CreateDirectory(path);
        MiniCnnException error = Should.Throw<MiniCnnException>(() => AtomicFile.WriteText(path, "x"));
        error.Kind.ShouldBe(ErrorKind.Failure);
        error.Message.ShouldContain(path);
        error.Message.ShouldNotContain("\n");
        MiniCnnException full = Should.Throw<MiniCnnException>(
            () => AtomicFile.Write(Path.Combine(_folder, "f"), _ => throw new IOException("No space left on device")));
        full.Message.ShouldContain("No space left on device");
        Directory.GetFileSystemEntries(_folder).ShouldBe([path]);
    }

    [Theory]
    [InlineData(DiskOperation.Sync)]
    [InlineData(DiskOperation.Write)]
    public void Data_that_did_not_reach_the_disk_never_replaces_a_file(object operation)
    {
        string path = Path.Combine(_folder, "f");
        File.WriteAllText(path, "old");
        using (new DiskFaults((current, _) => current.Equals(operation), DiskFaults.Broken))
            Should.Throw<MiniCnnException>(() => AtomicFile.WriteText(path, "new")).Message.ShouldBe($"Cannot write {path}: Input/output error; choose another place or free some space there");
        File.ReadAllText(path).ShouldBe("old");
        Directory.GetFileSystemEntries(_folder).ShouldBe([path]);
    }

    [Fact]
    public void Each_new_name_is_flushed_with_its_folder()
    {
        List<string> flushed = [];
        using (new DiskFaults((operation, path) =>
        {
            if (operation == DiskOperation.SyncFolder)
                flushed.Add(path);
            return false;
        }, DiskFaults.Broken))
            FreshFolder.Create(Path.Combine(_folder, "a", "b"), folder => AtomicFile.WriteText(Path.Combine(folder, "f"), "x"));
        // a in the folder, b as a temporary one in a, f in that, then b under its name
        flushed.Select(path => Path.GetFileName(path)).Where(name => name[0] != '.').ShouldBe([Path.GetFileName(_folder), "a", "a"]);
        flushed.Count.ShouldBe(4);
        using (new DiskFaults((operation, path) => operation == DiskOperation.SyncFolder && path == _folder, DiskFaults.Broken))
            Should.Throw<MiniCnnException>(() => FreshFolder.Create(Path.Combine(_folder, "c"), _ => { })).Kind.ShouldBe(ErrorKind.Failure);
    }

    [Fact]
    public void What_is_no_regular_file_is_refused_and_stays()
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach ((string name, string path) in SpecialFiles.Make(_folder))
        {
            string link = path + "-link";
            File.CreateSymbolicLink(link, path);
            string[] before = Directory.GetFileSystemEntries(_folder);
            Should.Throw<MiniCnnException>(() => AtomicFile.WriteText(path, "new"), name).Kind.ShouldBe(ErrorKind.Failure);
            Should.Throw<MiniCnnException>(() => AtomicFile.WriteText(link, "new"), name).Message.ShouldNotContain("\n");
            Directory.GetFileSystemEntries(_folder).ShouldBe(before);
            new FileInfo(link).LinkTarget.ShouldBe(path);
        }
    }

    [Fact]
    public void A_link_stays_a_link()
    {
        if (OperatingSystem.IsWindows())
            return;
        string real = Path.Combine(_folder, "real");
        string link = Path.Combine(_folder, "link");
        File.WriteAllText(real, "old");
        File.CreateSymbolicLink(link, real);
        AtomicFile.WriteText(link, "new");
        File.ReadAllText(real).ShouldBe("new");
        new FileInfo(link).LinkTarget.ShouldBe(real);
    }

    [Fact]
    public void What_a_killed_writer_left_behind_is_stepped_over()
    {
        string path = Path.Combine(_folder, "f");
        string stale = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}-0.tmp";
        File.WriteAllText(stale, "stale");
        AtomicFile.WriteText(path, "new");
        File.ReadAllText(path).ShouldBe("new");
        File.ReadAllText(stale).ShouldBe("stale");
    }
}
