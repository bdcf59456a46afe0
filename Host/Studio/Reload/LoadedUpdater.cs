using System.Reflection;
using System.Runtime.Loader;
using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Studio.Reload
{
    /// <summary>
    /// An updater compiled by the studio. The updater has its own load context, which is unloaded once the updater is no longer used.
    /// </summary>
    internal sealed class LoadedUpdater : IDisposable
    {
        /// <summary>Name of the updater's assembly.</summary>
        public const string AssemblyName = "FlipperUpdaterNano.Updater";

        private const string App = "FlipperUpdaterNano.Updater.App.UpdaterApp";
        private readonly Context _context = new();
        private readonly ConstructorInfo _constructor;
        private readonly MethodInfo _run;

        /// <summary>Loads an updater.</summary>
        /// <exception cref="StudioException">The assembly has no entry point.</exception>
        public LoadedUpdater(byte[] image)
        {
            Assembly assembly = _context.LoadFromStream(new MemoryStream(image));
            _context.Updater = assembly;
            Type? app = assembly.GetType(App);
            _constructor = app?.GetConstructor([typeof(IDevice)])
                ?? throw new StudioException($"{App} has no constructor that takes the device");
            _run = app.GetMethod("Run", Type.EmptyTypes) ?? throw new StudioException($"{App} has no method Run()");
        }

        /// <summary>Runs one boot of the updater.</summary>
        public void Main(IDevice device)
        {
            // Run() is called through a delegate, because a reflected call would wrap the exception that stops the device.
            object app = _constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [device], null);
            _run.CreateDelegate<Action>(app)();
        }

        /// <summary>Loads a second copy of an assembly that references the updater, and binds the copy to this updater.</summary>
        public Assembly LoadBeside(Assembly original) => _context.LoadFromAssemblyPath(original.Location);

        /// <inheritdoc/>
        public void Dispose() => _context.Unload();

        private sealed class Context() : AssemblyLoadContext("updater", isCollectible: true)
        {
            public Assembly? Updater { get; set; }

            protected override Assembly? Load(AssemblyName assemblyName) =>
                assemblyName.Name == LoadedUpdater.AssemblyName ? Updater : null;
        }
    }
}
