using System.Diagnostics;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Studio.Session;

namespace FlipperUpdaterNano.Studio.Reload
{
    /// <summary>
    /// Watches the updater's sources. After a change it compiles them and repeats the run up to the same screen with the new code; on the
    /// emulator it links the image anew first. What does not compile, or is not nanoFramework v1, leaves the run as it is.
    /// </summary>
    internal sealed class HotReload : IDisposable
    {
        // An editor's save is several events.
        private const int SettleMilliseconds = 20;

        // A run that does not get there may wait for the user, who pauses it.
        private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

        private readonly IStudioHost _host;
        private readonly StudioSession _session;
        private readonly UpdaterCompiler _compiler;
        private readonly bool _isOwnCheckout;
        private readonly FileSystemWatcher _watcher;
        private readonly AutoResetEvent _changed = new(false);
        private readonly Lock _lock = new();
        private readonly int? _sizeBefore;
        private long _changedAt;
        private volatile bool _isEnding;
        private JsonObject _status = new() { ["state"] = "compiling", ["errors"] = new JsonArray() };

        /// <summary>Begins to watch, and compiles once so that the first change is quick.</summary>
        /// <param name="host">What the command gives.</param>
        /// <param name="session">The session.</param>
        /// <param name="folder">Folder of the sources.</param>
        /// <param name="isOwnCheckout">Whether the image is built from this folder.</param>
        public HotReload(IStudioHost host, StudioSession session, string folder, bool isOwnCheckout)
        {
            _host = host;
            _session = session;
            _compiler = new UpdaterCompiler(folder);
            _isOwnCheckout = isOwnCheckout;
            _sizeBefore = host.ImageSize;
            _watcher = new FileSystemWatcher(folder, "*.cs") { IncludeSubdirectories = true };
            _watcher.Changed += (_, change) => Notice(change.FullPath);
            _watcher.Created += (_, change) => Notice(change.FullPath);
            _watcher.Deleted += (_, change) => Notice(change.FullPath);
            _watcher.Renamed += (_, change) => Notice(change.FullPath);
            _watcher.EnableRaisingEvents = true;
            new Thread(Work) { IsBackground = true, Name = "compiler" }.Start();
        }

        /// <summary>Gets a number that grows with each change of the status.</summary>
        public int Version { get; private set; }

        /// <summary>Gets the status, for the page.</summary>
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
            _watcher.Dispose();
            _changed.Set();
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

        private void Work()
        {
            TryCompile(isFirst: true);
            while (_changed.WaitOne() && !_isEnding)
            {
                Thread.Sleep(SettleMilliseconds);
                TryCompile(isFirst: false);
            }
        }

        private void TryCompile(bool isFirst)
        {
            long began = Interlocked.Exchange(ref _changedAt, 0);
            Set("compiling", [], null);
            try
            {
                CompiledUpdater compiled = _compiler.Compile();
                if (compiled.Errors.Count > 0)
                {
                    Set("failed", compiled.Errors, null);
                }
                else if (isFirst)
                {
                    Set("ready", [], null);
                }
                else
                {
                    Load(compiled, began);
                }
            }
            catch (Exception failed) when (failed is StudioException or IOException or UnauthorizedAccessException)
            {
                Set("failed", [new SourceError(string.Empty, 0, failed.Message)], null);
            }
        }

        private void Load(CompiledUpdater compiled, long began)
        {
            LoadedUpdater updater = new(compiled.Image, compiled.Symbols);
            if (_session.IsChip)
            {
                if (!_isOwnCheckout)
                {
                    throw new StudioException("the image is linked from the checkout; on the emulator only changes there are seen");
                }

                Set("linking", [], null);
                int size = _host.BuildImage();
                _session.Reload(updater).WaitForGoal(s_patience);
                Set("ready", [], Stopwatch.GetElapsedTime(began), size);
                return;
            }

            _session.Reload(updater).WaitForGoal(s_patience);
            TimeSpan took = Stopwatch.GetElapsedTime(began);
            Set("ready", [], took);
            if (_isOwnCheckout && _sizeBefore != null)
            {
                // A change meanwhile waits until the linker is through, which would read half of it.
                Set("ready", [], took, _host.BuildImage());
            }
        }

        private void Set(string state, IReadOnlyList<SourceError> errors, TimeSpan? took, int? size = null)
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
                };
                Version++;
            }
        }
    }
}
