using System.Diagnostics;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Studio.Session;

namespace FlipperUpdaterNano.Studio.Reload
{
    /// <summary>
    /// Watches the updater's sources. After a change, compiles the sources and replays the run with the new code up to the same screen; on
    /// the emulator, relinks the image first. If the code does not compile or uses an API that nanoFramework v1 lacks, the current run
    /// continues unchanged.
    /// </summary>
    internal sealed class HotReload : IDisposable
    {
        // Saving a file in an editor raises several events. Events within this time, in milliseconds, are treated as one change.
        private const int UsualSettleTime = 20;

        private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

        private readonly IStudioHost _host;
        private readonly StudioSession _session;
        private readonly UpdaterCompiler _compiler;
        private readonly bool _isOwnCheckout;
        private readonly int _settleTime;
        private readonly FileSystemWatcher _watcher;
        private readonly AutoResetEvent _changed = new(false);
        private readonly AutoResetEvent _linkerIsNeeded = new(false);
        private readonly Lock _lock = new();
        private readonly bool _hadImage;
        private int? _sizeBefore;
        private long _changedAt;
        private int _compilation;
        private TimeSpan _took;
        private volatile bool _isEnding;
        private volatile bool _isLoaded;
        private JsonObject _status = new() { ["state"] = "compiling", ["errors"] = new JsonArray() };

        /// <summary>Starts watching, and compiles the sources once so that compiling the first change takes less time.</summary>
        /// <param name="host">The services that fupd provides.</param>
        /// <param name="folder">Folder of the sources.</param>
        /// <param name="isOwnCheckout">Whether the image is built from this folder.</param>
        /// <param name="settleTime">Time within which events are treated as one change, in milliseconds.</param>
        public HotReload(
            IStudioHost host, StudioSession session, string folder, bool isOwnCheckout, int settleTime = UsualSettleTime)
        {
            _settleTime = settleTime;
            _host = host;
            _session = session;
            _compiler = new UpdaterCompiler(folder);
            _isOwnCheckout = isOwnCheckout;
            (_hadImage, _sizeBefore) = (host.HasImage, host.CurrentImageSize);
            _watcher = new FileSystemWatcher(folder, "*.cs") { IncludeSubdirectories = true };
            _watcher.Changed += (_, change) => Notice(change.FullPath);
            _watcher.Created += (_, change) => Notice(change.FullPath);
            _watcher.Deleted += (_, change) => Notice(change.FullPath);
            _watcher.Renamed += (_, change) => Notice(change.FullPath);
            _watcher.Error += (_, error) => NoticeLoss(error.GetException());
            _watcher.EnableRaisingEvents = true;
            new Thread(Work) { IsBackground = true, Name = "compiler" }.Start();
            new Thread(Link) { IsBackground = true, Name = "linker" }.Start();
            _session.EmulatorBegun += PrepareForEmulator;
            if (_session.IsChip)
            {
                PrepareForEmulator();
            }
        }

        /// <summary>Gets a number that increases with each change of the status.</summary>
        public int Version { get; private set; }

        /// <summary>Gets the status to be shown on the page.</summary>
        public JsonNode Status
        {
            get
            {
                lock (_lock)
                {
                    return _status.DeepClone();
                }
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _isEnding = true;
            _session.EmulatorBegun -= PrepareForEmulator;
            _watcher.Dispose();
            _changed.Set();
            _linkerIsNeeded.Set();
        }

        private void Notice(string path)
        {
            string top = Path.GetRelativePath(_compiler.Folder, path).Split(Path.DirectorySeparatorChar)[0];
            if (top is not ("bin" or "obj"))
            {
                Interlocked.CompareExchange(ref _changedAt, Stopwatch.GetTimestamp(), 0);
                _changed.Set();
            }
        }

        // Events were lost, so the folder is compiled in its current state.
        private void NoticeLoss(Exception error)
        {
            if (error is not InternalBufferOverflowException)
            {
                _session.Say($"The sources are no longer watched: {error.Message}");
            }

            _changed.Set();
        }

        private void Work()
        {
            TryCompile(isFirst: true);
            WarmUp();
            while (_changed.WaitOne() && !_isEnding)
            {
                Thread.Sleep(_settleTime);
                _changed.Reset();
                TryCompile(isFirst: false);
            }
        }

        private void PrepareForEmulator()
        {
            if (_isOwnCheckout && _host.UsesImage(_session.Scenario))
            {
                _linkerIsNeeded.Set();
            }
        }

        // A change that arrives during the warm-up takes precedence.
        private void WarmUp()
        {
            bool isWarming = true;
            while (isWarming && !_isEnding && Interlocked.Read(ref _changedAt) == 0)
            {
                isWarming = _compiler.WarmUp();
            }
        }

        private void TryCompile(bool isFirst)
        {
            long began = Interlocked.Exchange(ref _changedAt, 0);
            Interlocked.Increment(ref _compilation);
            Set("compiling", [], null);
            try
            {
                CompiledUpdater compiled = _compiler.Compile();
                if (compiled.Errors.Count > 0)
                {
                    Set("failed", compiled.Errors, null);
                }
                else if (isFirst && _isOwnCheckout)
                {
                    // The session is already running a build of these sources.
                    Set("ready", [], null);
                }
                else
                {
                    Load(compiled, isFirst || began == 0 ? null : began);
                }
            }
            catch (Exception failed)
            {
                Fail(failed);
            }
        }

        private void Load(CompiledUpdater compiled, long? began)
        {
            LoadedUpdater updater = new(compiled.Image);
            int? size = _session.IsChip ? LinkForChip() : null;
            _session.Reload(updater);
            if (!_session.WaitForGoal(s_patience))
            {
                throw new StudioException("the new code is loaded, but its run did not reach the previous position");
            }

            TimeSpan? took = began is { } start ? Stopwatch.GetElapsedTime(start) : null;
            bool linksNext = size == null && took != null && _isOwnCheckout && _hadImage;
            Set("ready", [], took, size, linksNext);
            if (linksNext)
            {
                _took = took!.Value;
                _isLoaded = true;
                _linkerIsNeeded.Set();
            }
            else if (size != null)
            {
                _linkerIsNeeded.Set();
            }
        }

        private int LinkForChip()
        {
            if (!_isOwnCheckout)
            {
                throw new StudioException("the image is linked from the checkout, so only changes to the checkout affect the emulator");
            }

            if (!_host.UsesImage(_session.Scenario))
            {
                throw new StudioException("your package has its own updater.bin; on the emulator, source changes have no effect");
            }

            Set("linking", [], null);
            return _host.BuildImage();
        }

        // Links on a separate thread, so that the next change can be compiled and shown in the meantime; the image of that change is linked
        // afterwards.
        private void Link()
        {
            while (_linkerIsNeeded.WaitOne() && !_isEnding)
            {
                int compilation = Volatile.Read(ref _compilation);
                try
                {
                    if (_isLoaded)
                    {
                        _isLoaded = false;
                        int size = _host.BuildImage();
                        SetOf(compilation, () => Set("ready", [], _took, size));
                    }

                    _host.PrepareBuild();
                }
                catch (Exception failed)
                {
                    SetOf(compilation, () => Fail(failed));
                }
            }
        }

        // The result is not shown if the sources have changed since the compilation.
        private void SetOf(int compilation, Action set)
        {
            lock (_lock)
            {
                if (compilation == Volatile.Read(ref _compilation))
                {
                    set();
                }
            }
        }

        // The studio must survive any exception thrown by the compiler, the linker or the new code.
        private void Fail(Exception failed) => Set(
            "failed",
            [new SourceError(string.Empty, 0, failed is StudioException ? failed.Message : $"{failed.GetType().Name}: {failed.Message}")],
            null);

        private void Set(string state, IReadOnlyList<SourceError> errors, TimeSpan? took, int? size = null, bool isLinking = false)
        {
            lock (_lock)
            {
                _status = new JsonObject
                {
                    ["state"] = state,
                    ["errors"] = new JsonArray([.. errors.Select(error => new JsonArray(error.File, error.Line, error.Text))]),
                    ["milliseconds"] = took is { } time ? (long)time.TotalMilliseconds : null,
                    ["size"] = size,
                    ["change"] = size - _sizeBefore,
                    ["linking"] = isLinking,
                };
                _sizeBefore ??= size;
                Version++;
            }
        }
    }
}
