using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Fupd.Studio
{
    /// <summary>Creates the device and the package of a scenario, and arms the device.</summary>
    /// <param name="engine"><c>mock</c> or <c>chip</c>.</param>
    /// <param name="image">Returns the loader image, or <see langword="null"/> for the package's own.</param>
    /// <param name="updater">The updater that the mock runs, or <see langword="null"/> for the one built from the checkout.</param>
    /// <param name="seed">Selects among the undefined results of the operations that the scenario's power cuts tear.</param>
    /// <returns>The device, which is switched off, with its engine.</returns>
    internal delegate DeviceRun StudioScenario(string engine, Func<byte[]>? image, Action<IDevice>? updater, int seed);
}
