using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Fupd.Studio
{
    /// <summary>Creates the device and the package of a scenario, and arms the device.</summary>
    /// <param name="engine">Name of the engine.</param>
    /// <param name="image">Returns the loader image; <see langword="null"/> for the package's own.</param>
    /// <param name="updater">The updater that the mock runs, or <see langword="null"/> for the built updater.</param>
    /// <param name="seed">Selects among the undefined results of the operations that its power cuts tear.</param>
    /// <returns>The device, switched off, with its engine.</returns>
    internal delegate DeviceRun StudioScenario(string engine, Func<byte[]>? image, Action<IDevice>? updater, int seed);
}
