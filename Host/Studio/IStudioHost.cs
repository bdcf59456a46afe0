using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Studio.Reload;
using FlipperUpdaterNano.Studio.Session;

namespace FlipperUpdaterNano.Studio
{
    /// <summary>
    /// The services of fupd studio for the studio: scenarios, texts of faults and stages, the drawn views, and the updater's image.
    /// </summary>
    internal interface IStudioHost
    {
        /// <summary>Gets the scenarios, in the order of the picker.</summary>
        IReadOnlyList<ScenarioTitle> Scenarios { get; }

        /// <summary>Gets the faults that can be injected: the syntax and the effect of each.</summary>
        IReadOnlyList<(string Form, string What)> Faults { get; }

        /// <summary>Gets the labels of the stages, from stage 0 on.</summary>
        IReadOnlyList<string> Stages { get; }

        /// <summary>Creates the device and the package of a scenario, and arms the device.</summary>
        /// <param name="scenario">Id of the scenario.</param>
        /// <param name="isChip">Whether the update runs on the emulator instead of the mock.</param>
        /// <param name="updater">The updater that the mock runs, or <see langword="null"/> for the built one.</param>
        /// <param name="seed">Selects among the undefined results of the operations that the scenario's power cuts tear.</param>
        /// <returns>The device, switched off.</returns>
        /// <exception cref="StudioException">The device or the package cannot be created.</exception>
        StudioDevice Make(string scenario, bool isChip, Action<IDevice>? updater, int seed = 0);

        /// <summary>Determines whether, on the emulator, a scenario's package contains the image of the checkout.</summary>
        /// <param name="scenario">Id of the scenario.</param>
        /// <returns>False for a package of the user, which contains its own loader.</returns>
        bool UsesImage(string scenario);

        /// <summary>Builds <c>updater.bin</c> for the emulator unless this process has built it already; may take minutes.</summary>
        /// <param name="scenario">Id of the scenario that needs it.</param>
        /// <exception cref="StudioException">The image does not build.</exception>
        void PrepareImage(string scenario);

        /// <summary>Draws every view of the updater.</summary>
        /// <param name="updater">The updater that draws them, or <see langword="null"/> for the built one.</param>
        /// <returns>The views, each with its golden image.</returns>
        IReadOnlyList<GalleryView> Draw(LoadedUpdater? updater);

        /// <summary>Builds <c>updater.bin</c> from the checkout.</summary>
        /// <returns>Its size in bytes.</returns>
        /// <exception cref="StudioException">The image does not build.</exception>
        int BuildImage();

        /// <summary>Performs work of the next <see cref="BuildImage"/> in advance, if possible.</summary>
        /// <exception cref="StudioException">The image does not build.</exception>
        void PrepareBuild();

        /// <summary>Gets the size of the last built <c>updater.bin</c> in bytes, or <see langword="null"/> if there is none.</summary>
        int? ImageSize { get; }
    }
}
