using System.Text.Json.Nodes;
using FlipperUpdaterNano.Delivery;
using FlipperUpdaterNano.Delivery.Fetching;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Delivery
{
    /// <summary>Tests <c>fupd publish</c>, and <c>fupd fetch</c> from a local web server that serves the published tree.</summary>
    public sealed class FetchTests : IDisposable
    {
        private readonly ReleaseFiles _files = new();
        private readonly StaticServer _server;

        public FetchTests()
        {
            _files.Make(0, "1.0", "v1", _files.Least);
            Directory.CreateDirectory(Site);
            _server = new StaticServer(Site);
            Publish("release", "1.0", _files.Folder["v1"]);
        }

        private string Site => _files.Folder["site"];

        private string Cache => _files.Folder["cache"];

        private string Out => _files.Folder["got.tgz"];

        private byte[] Update => File.ReadAllBytes(Path.Combine(_files.Folder["v1"], "flipper-z-f7-update-1.0.tgz"));

        private string UpdatePath => $"files/{PackageFile.Sha256(Update)}/flipper-z-f7-update-1.0.tgz";

        public void Dispose()
        {
            _server.Dispose();
            _files.Dispose();
        }

        [Fact]
        public void A_published_package_is_fetched_with_two_requests_and_then_served_from_the_cache()
        {
            JsonNode report = Fetch(0, "release").Json;
            Assert.Equal(Update, File.ReadAllBytes(Out));
            Assert.Equal("1.0", report["version"]!.GetValue<string>());
            Assert.Equal(["/directory.json", $"/{UpdatePath}"], _server.Requests);
            Cli.Expect(0, "doctor", Out);
            Assert.True(Fetch(0, "1.0").Json["wasCached"]!.GetValue<bool>());
            Assert.Equal(3, _server.Requests.Count);
        }

        [Fact]
        public void Fetch_prints_what_was_verified()
        {
            string text = Cli.Expect(0, "fetch", "release", "--server", _server.Url, "--cache", Cache, "--out", Out).Output;
            Assert.Contains("1.0 of channel release, update_tgz for f7", text);
            Assert.Contains("No signature was checked", text);
        }

        [Fact]
        public void Fetch_selects_the_newest_version_for_the_hardware_target()
        {
            _files.Make(0, "1.1-rc", "v2", _files.Least);
            _files.Make(0, "1.2", "v3", [.. _files.Least, "--target", "18"]);
            Publish("release", "1.1-rc", _files.Folder["v2"]);
            Publish("release", "1.2", _files.Folder["v3"]);
            Assert.Equal("1.1-rc", Fetch(0, "release").Json["version"]!.GetValue<string>());
            Assert.Equal("1.2", Fetch(0, "release", "--target", "18").Json["version"]!.GetValue<string>());
            Assert.Contains("has no update_tgz for target f9", Fetch(2, "release", "--target", "9").Error);
            Assert.Contains("no channel or version '7.7'; the channels are development", Fetch(2, "7.7").Error);
            Assert.Contains("channel development has no versions", Fetch(2, "dev").Error);
        }

        [Fact]
        public void Lists_with_and_without_a_base_URL_are_equivalent()
        {
            string json = File.ReadAllText(Path.Combine(Site, "directory.json"));
            Assert.Contains($"\"url\": \"{UpdatePath}\"", json);
            Cli.Expect(
                0, "publish", _files.Folder["v1"], "--site", Site, "--channel", "release", "--version", "1.0", "--base-url", _server.Url);
            Assert.Contains($"\"url\": \"{_server.Url}{UpdatePath}\"", File.ReadAllText(Path.Combine(Site, "directory.json")));
            Fetch(0, "release");
            Assert.Equal(Update, File.ReadAllBytes(Out));
        }

        [Fact]
        public void A_truncated_download_resumes_within_a_run_and_in_the_next_run()
        {
            _server.Cuts[$"/{UpdatePath}"] = new Queue<int>([700, 300, 0]);
            Assert.Contains("1,000 bytes are kept", Fetch(2, "release").Error);
            Assert.False(File.Exists(Out));
            JsonNode report = Fetch(0, "release").Json;
            Assert.Equal(1000, report["resumedBytes"]!.GetValue<long>());
            Assert.Equal(Update, File.ReadAllBytes(Out));
            Assert.Equal(
                [$"/{UpdatePath}", $"/{UpdatePath} bytes=700-", $"/{UpdatePath} bytes=1000-", $"/{UpdatePath} bytes=1000-"],
                _server.Requests.Where(request => !request.StartsWith("/directory", StringComparison.Ordinal)));
        }

        [Theory]
        [InlineData(false, false)]
        [InlineData(true, true)]
        public void A_download_that_cannot_be_resumed_starts_again(bool hasValidators, bool ignoresRanges)
        {
            _server.HasValidators = hasValidators;
            _server.IgnoresRanges = ignoresRanges;
            _server.Cuts[$"/{UpdatePath}"] = new Queue<int>([700, 0]);
            Fetch(2, "release");
            Assert.Equal(0, Fetch(0, "release").Json["resumedBytes"]!.GetValue<long>());
            Assert.Equal(Update, File.ReadAllBytes(Out));
        }

        [Fact]
        public void A_partial_download_of_another_file_is_discarded()
        {
            string url = $"{_server.Url}file.bin";
            File.WriteAllBytes(Path.Combine(Site, "file.bin"), new byte[2000]);
            _server.Cuts["/file.bin"] = new Queue<int>([1500, 0]);
            Cli.Expect(2, "fetch", url, "--cache", Cache, "--out", Out);
            byte[] other = [1, 2, 3];
            File.WriteAllBytes(Path.Combine(Site, "file.bin"), other);
            Cli.Expect(0, "fetch", url, "--cache", Cache, "--out", Out);
            Assert.Equal(other, File.ReadAllBytes(Out));
        }

        [Fact]
        public void A_short_partial_response_does_not_count_as_a_complete_file()
        {
            byte[] file = PutFile(2000);
            _server.LargestRange = 100;
            _server.Cuts["/file.bin"] = new Queue<int>([1500]);
            Assert.Contains("1,700 bytes are kept", FetchFile(2).Error);
            Assert.False(File.Exists(Out));
            FetchFile(0);
            Assert.Equal(file, File.ReadAllBytes(Out));
            Assert.Equal("/file.bin bytes=1900-", _server.Requests[^1]);
        }

        [Theory]
        [InlineData(true, false)]
        [InlineData(false, true)]
        public void A_range_of_unknown_length_or_of_another_file_is_not_appended(bool hidesLength, bool ignoresIfRange)
        {
            PutFile(2000);
            _server.HidesLength = hidesLength;
            _server.IgnoresIfRange = ignoresIfRange;
            _server.Cuts["/file.bin"] = new Queue<int>([1500, 0, 0]);
            FetchFile(2);
            _server.Cuts.Clear();
            byte[] file = PutFile(1800);
            FetchFile(0);
            Assert.Equal(file, File.ReadAllBytes(Out));
            Assert.Equal("/file.bin", _server.Requests[^1]);
        }

        [Fact]
        public void A_partial_file_that_cannot_be_truncated_keeps_its_old_validator()
        {
            byte[] file = PutFile(2000);
            string part = _files.Folder["part"];
            File.WriteAllBytes(part, new byte[1000]);
            File.WriteAllText(part + Download.ValidatorEnding, "\"old\"");
            Download download = new(new Uri($"{_server.Url}file.bin"), 1 << 20, null);
            using (new FileStream(part, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
                Assert.Throws<IOException>(() => download.Run(part));
            }

            Assert.Equal("\"old\"", File.ReadAllText(part + Download.ValidatorEnding));
            download.Run(part);
            Assert.Equal(file, File.ReadAllBytes(part));
        }

        [Fact]
        public void A_wrong_SHA_256_is_refused_and_nothing_is_kept_or_overwritten()
        {
            File.WriteAllText(Out, "mine");
            byte[] changed = Update;
            changed[^1] ^= 1;
            File.WriteAllBytes(Path.Combine(Site, UpdatePath), changed);
            Assert.Contains("was damaged or replaced", Fetch(1, "release").Error);
            Assert.Equal("mine", File.ReadAllText(Out));
            Assert.Empty(Directory.GetFiles(Cache));
            Assert.Contains(
                "was damaged or replaced",
                Cli.Expect(
                    1, "fetch", $"{_server.Url}{UpdatePath}", "--sha256", new string('0', 64), "--cache", Cache, "--out", Out).Error);
        }

        [Fact]
        public void A_damaged_cache_entry_is_fetched_again()
        {
            Fetch(0, "release");
            File.WriteAllText(Path.Combine(Cache, PackageFile.Sha256(Update)), "damaged");
            Assert.False(Fetch(0, "release").Json["wasCached"]!.GetValue<bool>());
            Assert.Equal(Update, File.ReadAllBytes(Out));
        }

        [Theory]
        [InlineData("HTTP/1.1 302 Found\r\nLocation: http://example.org/\r\n\r\n", "to http://example.org/, which is not https")]
        [InlineData("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n", "redirects to file:///etc/passwd, which is not https")]
        [InlineData("HTTP/1.1 302 Found\r\nLocation: /loop\r\n\r\n", "redirects more than 5 times")]
        [InlineData("HTTP/1.1 302 Found\r\n\r\n", "redirects to nothing")]
        [InlineData("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", "the server responded with 500 Oops")]
        [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n", "larger than the limit of 256 MiB")]
        [InlineData("HTTP/1.1 206 Partial\r\nContent-Range: bytes 5-6/7\r\nContent-Length: 2\r\n\r\nxx", "a different part of the file")]
        [InlineData("nonsense\r\n\r\n", "the server cannot be reached")]
        [InlineData("", "the server cannot be reached")]
        public void A_hostile_or_broken_server_is_reported_in_one_line(string answer, string sentence)
        {
            _server.Answers["/loop"] = answer;
            Assert.Contains(sentence, Cli.ExpectBadInput("fetch", $"{_server.Url}loop", "--cache", Cache, "--out", Out));
            Assert.False(File.Exists(Out));
        }

        [Fact]
        public void An_endless_body_is_aborted_at_the_size_limit()
        {
            using (FileStream file = File.Create(Path.Combine(Site, "large.bin")))
            {
                file.SetLength(3 << 20);
            }

            Download download = new(new Uri($"{_server.Url}large.bin"), 1 << 20, null);
            Assert.Contains("limit of 1 MiB", Assert.Throws<DeliveryException>(() => download.Run(_files.Folder["part"])).Message);
            string endless = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + new string('x', 2 << 20);
            _server.Answers["/endless"] = endless;
            download = new Download(new Uri($"{_server.Url}endless"), 1 << 20, null);
            Assert.Contains("limit of 1 MiB", Assert.Throws<DeliveryException>(() => download.Run(_files.Folder["part"])).Message);
        }

        [Fact]
        public void A_redirect_that_does_not_reduce_security_is_followed()
        {
            _server.Answers["/moved"] = $"HTTP/1.1 301 Moved\r\nLocation: /{UpdatePath}\r\nContent-Length: 0\r\n\r\n";
            Cli.Expect(0, "fetch", $"{_server.Url}moved", "--cache", Cache, "--out", Out);
            Assert.Equal(Update, File.ReadAllBytes(Out));
        }

        [Fact]
        public void An_unreachable_server_and_a_missing_file_are_refused_with_the_reason()
        {
            Assert.Contains("cannot be reached", Cli.ExpectBadInput("fetch", "http://127.0.0.1:1/x", "--cache", Cache, "--out", Out));
            Assert.Contains("responded with 404", Cli.ExpectBadInput("fetch", $"{_server.Url}x", "--cache", Cache, "--out", Out));
            Assert.Contains("no such file", Cli.ExpectBadInput("fetch", "file:///nowhere/x", "--cache", Cache, "--out", Out));
            Assert.Contains("only https is trusted", Cli.ExpectBadInput("fetch", "http://example.org/x", "--cache", Cache, "--out", Out));
            Assert.Contains("give 64 hex digits", Cli.ExpectBadInput("fetch", $"{_server.Url}x", "--sha256", "12", "--out", Out));
            Assert.Contains("this is a folder", Cli.ExpectBadInput("fetch", "release", "--out", Site));
        }

        [Fact]
        public void HTTPS_uses_the_proxy_from_the_environment()
        {
            using StaticServer proxy = new(Site);
            proxy.Answers["example.org:443"] = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            HostPrograms.HostProgram fupd = new(
                "dotnet", typeof(Fupd).Assembly.Location, "fetch", "https://example.org/x", "--cache", Cache, "--out", Out)
            {
                Environment =
                {
                    ["HTTPS_PROXY"] = proxy.Url,
                    ["https_proxy"] = proxy.Url,
                    ["NO_PROXY"] = string.Empty,
                    ["no_proxy"] = string.Empty,
                },
            };
            HostPrograms.ProgramResult result = fupd.Run();
            Assert.Equal(2, result.Status);
            Assert.Single(result.Error.TrimEnd().Split('\n'));
            Assert.Equal(["example.org:443"], proxy.Requests.Distinct());
        }

        [Fact]
        public void Publishing_is_deterministic_for_every_package_form()
        {
            Package package = PackageReader.Read(Path.Combine(_files.Folder["v1"], "flipper-z-f7-update-1.0.tgz"));
            PackageBuilder.WriteFolder(package, _files.Folder["f7-update-1.0"]);
            foreach (string site in new[] { "a", "b" })
            {
                Cli.Expect(
                    0, "publish", _files.Folder["f7-update-1.0"], "--site", _files.Folder[site], "--channel", "mine", "--version", "1.0",
                    "--timestamp", "5");
            }

            Assert.Equal(Tree("a"), Tree("b"));
            Assert.Equal(Update, File.ReadAllBytes(Path.Combine(_files.Folder["a"], UpdatePath)));
        }

        [Fact]
        public void A_refused_publication_leaves_the_site_unchanged()
        {
            string list = File.ReadAllText(Path.Combine(Site, "directory.json"));
            string[] end = ["--site", Site, "--channel", "release", "--version", "2.0"];
            File.WriteAllBytes(_files.Folder["up.bin"], new byte[2000]);
            _files.Make(0, "2.0", "dead", [.. _files.Least, "--force"]);
            Assert.Contains("not published", Cli.Expect(1, ["publish", _files.Folder["dead"], .. end]).Error);
            string update = Path.Combine(_files.Folder["v1"], "flipper-z-f7-update-1.0.tgz");
            Assert.Contains("two packages would be named", Cli.ExpectBadInput(["publish", update, update, .. end]));
            Assert.Contains("the folder contains no update.fuf", Cli.ExpectBadInput(["publish", _files.Folder["v1"], .. end]));
            Assert.Equal(list, File.ReadAllText(Path.Combine(Site, "directory.json")));
            File.WriteAllText(Path.Combine(Site, "directory.json"), "{");
            Assert.Contains("not a list of channels", Cli.ExpectBadInput(["publish", update, .. end]));
            Assert.Equal("{", File.ReadAllText(Path.Combine(Site, "directory.json")));
        }

        private byte[] PutFile(int size)
        {
            byte[] file = [.. Enumerable.Range(0, size).Select(index => (byte)(index * size / 7))];
            File.WriteAllBytes(Path.Combine(Site, "file.bin"), file);
            return file;
        }

        private Cli FetchFile(int status) => Cli.Expect(status, "fetch", $"{_server.Url}file.bin", "--cache", Cache, "--out", Out);

        private string[] Tree(string site) =>
        [
            .. Directory.GetFiles(_files.Folder[site], "*", SearchOption.AllDirectories)
                .Select(file => $"{Path.GetRelativePath(_files.Folder[site], file)} {PackageFile.Sha256(File.ReadAllBytes(file))}")
                .Order(StringComparer.Ordinal),
        ];

        private void Publish(string channel, string version, string path) =>
            Cli.Expect(0, "publish", path, "--site", Site, "--channel", channel, "--version", version, "--timestamp", "5", "--quiet");

        private Cli Fetch(int status, string what, params string[] more) =>
            Cli.Expect(status, ["fetch", what, "--server", _server.Url, "--cache", Cache, "--out", Out, "--json", "-", .. more]);
    }
}
