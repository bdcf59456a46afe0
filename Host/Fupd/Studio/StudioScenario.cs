using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Fupd.Studio
{
    /// <summary>Makes device and package of a scenario and arms the device.</summary>
    /// <param name="engine">Name of the engine.</param>
    /// <param name="image">Gives the loader image, or <see langword="null"/> for the package's own.</param>
    /// <param name="updater">What the mock runs, or <see langword="null"/> for the built updater.</param>
    /// <param name="seed">Which of the undefined results the torn operations of its power cuts have.</param>
    /// <returns>What plays it; the device is off.</returns>
    internal delegate DeviceRun StudioScenario(string engine, Func<byte[]>? image, Action<IDevice>? updater, int seed);
}
