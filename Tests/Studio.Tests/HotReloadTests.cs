using FlipperUpdaterNano.Fupd.Studio;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Studio.Reload;
using FlipperUpdaterNano.Studio.Session;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>Tests hot reload without a browser: the compiler, the linker and the session run concurrently.</summary>
    public sealed class HotReloadTests : IDisposable
    {
        private readonly UpdaterSources _sources = new();
        private readonly LinkerHost _host = new();

        public void Dispose()
        {
            _host.Link.Set();
            _sources.Dispose();
        }

        [Fact]
        public void A_save_is_loaded_while_the_previous_save_is_linked()
        {
            using StudioSession session = new(_host, SessionLink.Parse("scenario=small&at=screen:3"));
            using HotReload reload = new(_host, session, _sources.Folder, isOwnCheckout: true);
            Until(reload, "ready");
            _sources.Append("// 1");
            Assert.True(SpinWait.SpinUntil(() => _host.Builds == 1, Limit.Wait));
            int generation = session.Generation;

            _sources.Append("// 2");
            Assert.True(SpinWait.SpinUntil(() => session.Generation > generation, Limit.Wait), "The second save was not loaded.");
            Assert.Equal(1, _host.Builds);
            Assert.True(SpinWait.SpinUntil(() => reload.Status["linking"]?.GetValue<bool>() == true, Limit.Wait), "No link was shown.");
            Assert.Null(reload.Status["size"]);
            _host.Link.Set();
            Assert.True(SpinWait.SpinUntil(() => reload.Status["size"] != null, Limit.Wait), "The size was not shown.");
            Assert.Equal(2, _host.Builds);
            Assert.Equal(LinkerHost.Growth, reload.Status["change"]!.GetValue<int>());
            Assert.False(reload.Status["linking"]!.GetValue<bool>());
        }

        // The image on disk may have been built from other sources, so its size cannot serve as the reference.
        [Fact]
        public void Without_a_current_image_sizes_are_compared_with_the_first_link()
        {
            LinkerHost host = new() { IsImageCurrent = false };
            using StudioSession session = new(host, SessionLink.Parse("scenario=small&at=screen:3"));
            using HotReload reload = new(host, session, _sources.Folder, isOwnCheckout: true);
            Until(reload, "ready");
            host.Link.Set();
            _sources.Append("// 1");
            Assert.True(SpinWait.SpinUntil(() => reload.Status["size"] != null, Limit.Wait), "The size was not shown.");
            Assert.Null(reload.Status["change"]);

            host.Added = LinkerHost.Growth + 8;
            _sources.Append("// 2");
            Assert.True(SpinWait.SpinUntil(() => reload.Status["change"] != null, Limit.Wait), "The change was not shown.");
            Assert.Equal(8, reload.Status["change"]!.GetValue<int>());
        }

        [Fact]
        public void Several_file_events_of_one_save_cause_one_compilation()
        {
            using StudioSession session = new(_host, SessionLink.Parse("scenario=small&at=screen:3"));
            using HotReload reload = new(_host, session, _sources.Folder, isOwnCheckout: false, settleTime: 2000);
            Until(reload, "ready");
            _sources.Append("// The compiler is warm when this is loaded.");
            UntilGeneration(session, 3);
            Until(reload, "ready");

            _sources.Append("// 1");
            _sources.Append("// 2");
            UntilGeneration(session, 4);
            Until(reload, "ready");
            int version = reload.Version;

            // A second compilation would begin after the settle time.
            Thread.Sleep(3000);
            Assert.Equal(version, reload.Version);
            Assert.InRange(reload.Status["milliseconds"]!.GetValue<long>(), 1, (long)Limit.Wait.TotalMilliseconds);
        }

        [Fact]
        public void A_linker_exception_is_shown_as_a_source_error()
        {
            using StudioSession session = new(_host, SessionLink.Parse("scenario=small&at=screen:3"));
            using HotReload reload = new(_host, session, _sources.Folder, isOwnCheckout: true);
            Until(reload, "ready");
            _host.Failure = new NotSupportedException("no linker");
            _host.Link.Set();
            _sources.Append("// 1");
            Until(reload, "failed");
            Assert.Contains("NotSupportedException: no linker", Error(reload), StringComparison.Ordinal);
        }

        [Fact]
        public void On_the_emulator_a_user_package_keeps_its_own_image()
        {
            _host.HasOwnImage = true;
            using StudioSession session = new(_host, SessionLink.Parse("scenario=small&on=chip&at=screen:3"));
            using HotReload reload = new(_host, session, _sources.Folder, isOwnCheckout: true);
            Until(reload, "ready");
            _sources.Append("// 1");
            Until(reload, "failed");
            Assert.Contains("own updater.bin", Error(reload), StringComparison.Ordinal);
            Assert.Equal(0, _host.Builds);
        }

        [Fact]
        public void Sources_of_another_folder_are_loaded_when_the_studio_starts()
        {
            using StudioSession session = new(_host, SessionLink.Parse("scenario=small&at=screen:3"));
            using HotReload reload = new(_host, session, _sources.Folder, isOwnCheckout: false);
            Until(reload, "ready");
            Assert.Equal(2, session.Generation);
            Assert.Null(reload.Status["milliseconds"]);
        }

        [Fact]
        public void The_session_responds_while_the_image_for_the_emulator_is_built()
        {
            using StudioSession session = new(_host, SessionLink.Parse("scenario=small&at=screen:3"));
            Thread opening = new(() => session.Open(SessionLink.Parse("scenario=small&on=chip&at=screen:3"))) { IsBackground = true };
            opening.Start();
            Assert.True(SpinWait.SpinUntil(() => session.IsBuilding, Limit.Wait));
            Assert.False(session.Link.IsChip);
            session.GoTo(2);

            _host.Link.Set();
            Assert.True(opening.Join(Limit.Wait));
            Assert.False(session.IsBuilding);
            Assert.True(session.Link.IsChip);
        }

        private static void UntilGeneration(StudioSession session, int generation) => Assert.True(
            SpinWait.SpinUntil(() => session.Generation == generation, Limit.Wait), $"The session has {session.Generation} runs.");

        private static string Error(HotReload reload) => reload.Status["errors"]!.ToJsonString();

        private static void Until(HotReload reload, string state) => Assert.True(
            SpinWait.SpinUntil(() => reload.Status["state"]!.GetValue<string>() == state, Limit.Wait), reload.Status.ToJsonString());

        /// <summary>The scenarios of the studio on the mock. The linker waits until the test releases it.</summary>
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

            public bool IsImageCurrent { get; init; } = true;

            public int Added { get; set; } = Growth;

            public IReadOnlyList<ScenarioTitle> Scenarios => _inner.Scenarios;

            public IReadOnlyList<(string Form, string What)> Faults => _inner.Faults;

            public IReadOnlyList<string> Stages => _inner.Stages;

            public bool HasImage => true;

            public int? CurrentImageSize => IsImageCurrent ? Size : null;

            public StudioDevice Make(string scenario, bool isChip, Action<IDevice>? updater, int seed) =>
                _inner.Make(scenario, false, updater, seed);

            public bool UsesImage(string scenario) => !HasOwnImage;

            public void PrepareImage(string scenario) => Link.Wait();

            public IReadOnlyList<GalleryView> Draw(LoadedUpdater? updater) => _inner.Draw(updater);

            public void PrepareBuild()
            {
            }

            public int BuildImage()
            {
                Interlocked.Increment(ref _builds);
                Link.Wait();
                return Failure == null ? Size + Added : throw Failure;
            }
        }
    }
}
