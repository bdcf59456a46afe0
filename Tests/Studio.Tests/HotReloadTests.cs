using FlipperUpdaterNano.Fupd.Studio;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Studio.Reload;
using FlipperUpdaterNano.Studio.Session;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>Compiler, linker and session work side by side; without a browser.</summary>
    public sealed class HotReloadTests : IDisposable
    {
        private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
        private readonly string _folder = Directory.CreateTempSubdirectory("studio-test-").FullName;
        private readonly LinkerHost _host = new();

        public HotReloadTests()
        {
            foreach (string file in Directory.EnumerateFiles(Checkout.Of("Updater"), "*.cs", SearchOption.AllDirectories))
            {
                string path = Path.GetRelativePath(Checkout.Of("Updater"), file);
                if (path.Split('/')[0] is not ("bin" or "obj" or "Properties"))
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, path))!);
                    File.Copy(file, Path.Combine(_folder, path));
                }
            }
        }

        public void Dispose()
        {
            _host.Link.Set();
            Directory.Delete(_folder, true);
        }

        [Fact]
        public void A_save_is_loaded_while_the_linker_works_for_the_one_before()
        {
            using StudioSession session = new(_host, SessionLink.Parse("scenario=small&at=screen:3"));
            using HotReload reload = new(_host, session, _folder, isOwnCheckout: true);
            Until(reload, "ready");
            Save("// 1");
            Assert.True(SpinWait.SpinUntil(() => _host.Builds == 1, s_patience));
            int generation = session.Generation;

            Save("// 2");
            Assert.True(SpinWait.SpinUntil(() => session.Generation > generation, s_patience), "The second save is not loaded.");
            Assert.Equal(1, _host.Builds);
            _host.Link.Set();
            Assert.True(SpinWait.SpinUntil(() => reload.Status["size"] != null, s_patience), "The size is not shown.");
            Assert.Equal(2, _host.Builds);
            Assert.Equal(LinkerHost.Growth, reload.Status["change"]!.GetValue<int>());
        }

        [Fact]
        public void What_the_linker_throws_is_an_error_of_the_sources()
        {
            using StudioSession session = new(_host, SessionLink.Parse("scenario=small&at=screen:3"));
            using HotReload reload = new(_host, session, _folder, isOwnCheckout: true);
            Until(reload, "ready");
            _host.Failure = new NotSupportedException("no linker");
            _host.Link.Set();
            Save("// 1");
            Until(reload, "failed");
            Assert.Contains("NotSupportedException: no linker", Error(reload), StringComparison.Ordinal);
        }

        [Fact]
        public void On_the_emulator_the_users_package_keeps_its_own_image()
        {
            _host.HasOwnImage = true;
            using StudioSession session = new(_host, SessionLink.Parse("scenario=small&on=chip&at=screen:3"));
            using HotReload reload = new(_host, session, _folder, isOwnCheckout: true);
            Until(reload, "ready");
            Save("// 1");
            Until(reload, "failed");
            Assert.Contains("own updater.bin", Error(reload), StringComparison.Ordinal);
            Assert.Equal(0, _host.Builds);
        }

        [Fact]
        public void Another_folder_of_sources_is_loaded_at_the_start()
        {
            using StudioSession session = new(_host, SessionLink.Parse("scenario=small&at=screen:3"));
            using HotReload reload = new(_host, session, _folder, isOwnCheckout: false);
            Until(reload, "ready");
            Assert.Equal(2, session.Generation);
            Assert.Null(reload.Status["milliseconds"]);
        }

        [Fact]
        public void The_session_answers_while_the_image_for_the_emulator_is_built()
        {
            using StudioSession session = new(_host, SessionLink.Parse("scenario=small&at=screen:3"));
            Thread opening = new(() => session.Open(SessionLink.Parse("scenario=small&on=chip&at=screen:3"))) { IsBackground = true };
            opening.Start();
            Assert.True(SpinWait.SpinUntil(() => session.IsBuilding, s_patience));
            Assert.False(session.Link.IsChip);
            session.GoTo(2);

            _host.Link.Set();
            Assert.True(opening.Join(s_patience));
            Assert.False(session.IsBuilding);
            Assert.True(session.Link.IsChip);
        }

        private static string Error(HotReload reload) => reload.Status["errors"]!.ToJsonString();

        private static void Until(HotReload reload, string state) => Assert.True(
            SpinWait.SpinUntil(() => reload.Status["state"]!.GetValue<string>() == state, s_patience), reload.Status.ToJsonString());

        private void Save(string text) => File.AppendAllText(Path.Combine(_folder, "Screens", "UpdaterScreen.cs"), text + "\n");

        /// <summary>The scenarios of the studio on the mock; the linker waits for the test.</summary>
        private sealed class LinkerHost : IStudioHost
        {
            public const int Growth = 24;
            private const int Size = 100_000;
            private readonly StudioHost _inner = new(new StudioCatalog(null, null));
            private int _builds;

            public ManualResetEventSlim Link { get; } = new();

            public int Builds => Volatile.Read(ref _builds);

            public Exception? Failure { get; set; }

            public bool HasOwnImage { get; set; }

            public IReadOnlyList<ScenarioTitle> Scenarios => _inner.Scenarios;

            public IReadOnlyList<(string Form, string What)> Faults => _inner.Faults;

            public IReadOnlyList<string> Stages => _inner.Stages;

            public int? ImageSize => Size;

            public StudioDevice Make(string scenario, bool isChip, Action<IDevice>? updater) => _inner.Make(scenario, false, updater);

            public bool UsesImage(string scenario) => !HasOwnImage;

            public void PrepareImage(string scenario) => Link.Wait();

            public IReadOnlyList<GalleryView> Draw(LoadedUpdater? updater) => _inner.Draw(updater);

            public int BuildImage()
            {
                Interlocked.Increment(ref _builds);
                Link.Wait();
                return Failure == null ? Size + Growth : throw Failure;
            }
        }
    }
}
