using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MiniCnn.Tests.Data;

public sealed class DatasetDownloaderTests : IDisposable
{
    private static readonly Uri Bad = new("http://bad.test/m/");
    private static readonly Uri Good = new("http://good.test/m/");
    private static readonly DownloadLimits Short = new(TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(0.3), TimeSpan.FromMinutes(1));
    private readonly TemporaryFolder _folder = new();

    private delegate Task<HttpResponseMessage> Answer(HttpRequestMessage request, byte[] content, CancellationToken cancellation);

    public static TheoryData<string, string> Faults => new()
    {
        { "lies", "SHA-256" }, { "truncates", "cut off" }, { "hangs", "no answer" }, { "stalls", "nothing more" }, { "404", "answers 404" },
        { "html", "web page" }, { "huge", "announced" }, { "endless", "more than" }, { "bomb", "holds more than" }, { "no host", "host not found" },
        { "breaks", "connection was lost" }, { "short", "of 999" }, { "empty", "ends after 0 bytes" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_mirror_that_fails_is_skipped_and_reported(string fault, string reason)
    {
        var seen = new Observer();
        using var downloader = new DatasetDownloader(new Mirrors(Fault(fault)), [Bad, Good], Short);
        DatasetLocation location = await downloader.FetchAsync(SmallDataset.Info, _folder.Path, seen);
        seen.Failures.ShouldNotBeEmpty();
        seen.Failures.ShouldAllBe(failure => failure.Contains(reason) && !failure.Contains('\n'));
        seen.Finished.ShouldBe(4);
        location.Load().Train.Count.ShouldBe(6);
        Directory.GetFiles(_folder.Path).Length.ShouldBe(4); // nothing half done is left
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Where_every_mirror_fails_the_reasons_are_one_line_and_nothing_is_stored(string fault, string reason)
    {
        using var downloader = new DatasetDownloader(new Mirrors(Fault(fault)), [Bad], Short);
        MiniCnnException error = await Should.ThrowAsync<MiniCnnException>(() => downloader.FetchAsync(SmallDataset.Info, _folder.Path));
        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldStartWith("small: train-images-idx3-ubyte.gz could not be downloaded (bad.test: ");
        error.Message.ShouldContain(reason);
        error.Message.ShouldContain("set MINICNN_DATA");
        error.Message.ShouldNotContain("\n");
        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mirror_that_cannot_be_reached_is_asked_once_only()
    {
        var mirrors = new Mirrors(Fault("no host"));
        using var downloader = new DatasetDownloader(mirrors, [Bad, Good], Short);
        await downloader.FetchAsync(SmallDataset.Info, _folder.Path);
        mirrors.Asked.Count(uri => uri.Host == Bad.Host).ShouldBe(1);
        mirrors.Asked.Count(uri => uri.Host == Good.Host).ShouldBe(4);
    }

    [Fact]
    public async Task Only_what_is_missing_or_damaged_is_fetched()
    {
        SmallDataset.Write(_folder.Path, "");
        File.Delete(_folder.File("t10k-labels-idx1-ubyte"));
        File.WriteAllText(_folder.File("t10k-images-idx3-ubyte"), "damaged");
        var mirrors = new Mirrors(Fault("404"));
        using var downloader = new DatasetDownloader(mirrors, [Good], Short);
        await downloader.FetchAsync(SmallDataset.Info, _folder.Path);
        mirrors.Asked.Select(uri => uri.AbsolutePath).ShouldBe(["/m/t10k-images-idx3-ubyte.gz", "/m/t10k-labels-idx1-ubyte.gz"]);
        File.ReadAllText(_folder.File("t10k-images-idx3-ubyte.damaged")).ShouldBe("damaged");
        DatasetLocation found = new DatasetResolver(new DataPlaces { Given = _folder.Path, System = false }).Find(SmallDataset.Info)!;
        found.Check().ShouldAllBe(problem => problem == null);
    }

    [Fact]
    public void A_dataset_that_is_nowhere_is_downloaded_into_the_cache()
    {
        var places = new DataPlaces { Cache = _folder.File("cache"), System = false };
        using var downloader = new DatasetDownloader(new Mirrors(Fault("404")), [Good], Short);
        var seen = new Observer();
        DatasetLocation location = new DatasetResolver(places, downloader).Get(SmallDataset.Info, seen);
        location.Folder.ShouldBe(_folder.File("cache/small"));
        seen.Bytes.ShouldBe(SmallDataset.Arrays.Sum(array => Packed(array).Length));
        new DatasetResolver(places).Find(SmallDataset.Info)!.Place.ShouldBe("cache");
    }

    [Fact]
    public async Task A_download_can_be_stopped()
    {
        using var stop = new CancellationTokenSource(100);
        using var downloader = new DatasetDownloader(new Mirrors(Fault("hangs")), [Bad], Short with { Answer = TimeSpan.FromMinutes(1) });
        await Should.ThrowAsync<OperationCanceledException>(() => downloader.FetchAsync(SmallDataset.Info, _folder.Path, null, stop.Token));
        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/mnist", "redirects to another protocol")]
    [InlineData("file:///etc/hostname", "redirects to another protocol")]
    [InlineData("/again", "redirects without end")]
    public async Task A_redirect_to_another_scheme_is_refused_and_the_next_mirror_tried(string to, string reason)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        string host = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        var answers = Task.Run(async () =>
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync();
                await client.GetStream().ReadAtLeastAsync(new byte[4_096], 1);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
            }
        });
        Observer seen = new();
        using DatasetDownloader downloader = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }, [new Uri($"{host}/a/"), new Uri($"{host}/b/")], Short with { Answer = TimeSpan.FromSeconds(20) });
        MiniCnnException error = await Should.ThrowAsync<MiniCnnException>(() => downloader.FetchAsync(SmallDataset.Info, _folder.Path, seen));
        error.Kind.ShouldBe(ErrorKind.Data);
        seen.Failures.ShouldAllBe(failure => failure.Contains(reason));
        seen.Failures.Count.ShouldBe(2, "the next mirror is asked");
        listener.Stop();
        await Should.ThrowAsync<Exception>(() => answers);
    }

    [Fact]
    public async Task A_mirror_without_https_is_asked_only_where_none_has_it()
    {
        Mirrors mirrors = new(Fault("404"));
        using DatasetDownloader downloader = new(mirrors, [new("http://plain.test/"), new("https://bad.test/m/")], Short);
        await Should.ThrowAsync<MiniCnnException>(() => downloader.FetchAsync(SmallDataset.Info, _folder.Path));
        mirrors.Asked.ShouldAllBe(uri => uri.Scheme == "https");
        DatasetCatalog.All.SelectMany(info => info.Mirrors).ShouldAllBe(mirror => mirror.Scheme == "https");
    }

    [Fact]
    public async Task A_real_connection_that_ends_early_or_is_refused_is_reported()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var mirror = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        var served = Task.Run(async () =>
        {
            using TcpClient client = await listener.AcceptTcpClientAsync();
            NetworkStream stream = client.GetStream();
            await stream.ReadAtLeastAsync(new byte[4096], 1);
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nabc"));
        });
        using var downloader = new DatasetDownloader(new SocketsHttpHandler(), [mirror], Short with { Answer = TimeSpan.FromSeconds(10) });
        (await Should.ThrowAsync<MiniCnnException>(() => downloader.FetchAsync(SmallDataset.Info, _folder.Path))).Message.ShouldContain("connection was lost");
        await served;
        listener.Stop();
        (await Should.ThrowAsync<MiniCnnException>(() => downloader.FetchAsync(SmallDataset.Info, _folder.Path))).Message.ShouldContain("refused");
    }

    private static Answer Fault(string name) => name switch
    {
        "lies" => (_, _, _) => Ok(Packed(SmallDataset.Arrays[3])),
        "truncates" => (_, content, _) => Ok(content[..^1]),
        "hangs" => async (_, _, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException();
        }
        ,
        "stalls" => (_, _, _) => Ok(new StreamContent(new Body(wait: true))),
        "404" => (_, _, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound)),
        "html" => (_, _, _) => Ok("<html>not here</html>"u8.ToArray()),
        "huge" => (_, _, _) => Ok(new byte[1_000_000]),
        "endless" => (_, _, _) => Ok(new StreamContent(new Body(wait: false))),
        "bomb" => (_, content, _) => Ok(IdxWriter.Pack([.. Unpacked(content), .. new byte[10_000_000]])),
        "no host" => (_, _, _) => throw new HttpRequestException(HttpRequestError.NameResolutionError, "no such host"),
        "breaks" => (_, _, _) => Ok(new StreamContent(new Body(wait: false, breaksAfter: 3))),
        "short" => (_, content, _) =>
        {
            var body = new StreamContent(new MemoryStream(content));
            body.Headers.ContentLength = 999;
            return Ok(body);
        }
        ,
        _ => (_, _, _) => Ok(Array.Empty<byte>()),
    };

    private static Task<HttpResponseMessage> Ok(byte[] content) => Ok(new ByteArrayContent(content));

    private static Task<HttpResponseMessage> Ok(HttpContent content) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });

    private static byte[] Packed(IdxArray array) => IdxWriter.Pack(IdxWriter.Plain(array));

    private static byte[] Unpacked(byte[] content) => IdxWriter.Plain(IdxFile.Read(new MemoryStream(content), "content"));

    private sealed class Mirrors(Answer bad) : HttpMessageHandler
    {
        public List<Uri> Asked { get; } = [];
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!);
            string name = request.RequestUri!.Segments[^1];
            byte[] content = Packed(SmallDataset.Arrays[SmallDataset.Info.Files.Index().Single(file => file.Item.Name + ".gz" == name).Index]);
            return request.RequestUri.Host == Bad.Host ? bad(request, content, cancellationToken) : Ok(content);
        }
    }

    private sealed class Observer : IDownloadObserver
    {
        private long _last;
        public List<string> Failures { get; } = [];
        public int Finished { get; private set; }

        public long Bytes { get; private set; }

        public void Started(DatasetFile file, Uri from) => _last = 0;
        public void Received(DatasetFile file, long bytes, long? total)
        {
            Bytes += bytes - _last;
            _last = bytes;
        }

        public void Failed(DatasetFile file, Uri from, string reason) => Failures.Add(reason);
        void IDownloadObserver.Finished(DatasetFile file, string path) => Finished++;
    }

    /// <summary>Bytes without end, or none and no end either, or an error after some.</summary>
    private sealed class Body(bool wait, int breaksAfter = int.MaxValue) : MemoryStream
    {
        private int _reads;
        public override bool CanSeek => false; // no Content-Length

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (wait)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            return ++_reads > breaksAfter ? throw new IOException("reset by peer") : Math.Min(buffer.Length, 1000);
        }
    }
}
