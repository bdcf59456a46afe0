using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Studio.Reload;
using FlipperUpdaterNano.Studio.Session;

namespace FlipperUpdaterNano.Studio
{
    /// <summary>
    /// The services that fupd provides to the studio: scenarios, descriptions of faults, labels of stages, drawn views, and the updater's
    /// image.
    /// </summary>
    internal interface IStudioHost
    {
        /// <summary>Gets the scenarios, in the order in which the picker lists them.</summary>
        IReadOnlyList<ScenarioTitle> Scenarios { get; }

        /// <summary>Gets the syntax and the effect of each fault that can be injected.</summary>
        IReadOnlyList<(string Form, string What)> Faults { get; }

        /// <summary>Gets the labels of the stages, starting with stage 0.</summary>
        IReadOnlyList<string> Stages { get; }

        /// <summary>Creates the device and the package of a scenario, and arms the device.</summary>
        /// <param name="scenario">Id of the scenario.</param>
        /// <param name="isChip">Whether the update runs on the emulator rather than on the mock.</param>
        /// <param name="updater">The updater that the mock runs, or <see langword="null"/> for the one built from the checkout.</param>
        /// <param name="seed">Selects one of the possible results of each operation that is torn by a power cut of the scenario.</param>
        /// <returns>The device, which is switched off.</returns>
        /// <exception cref="StudioException">The device or the package cannot be created.</exception>
        StudioDevice Make(string scenario, bool isChip, Action<IDevice>? updater, int seed = 0);

        /// <summary>
        /// Determines whether a scenario that runs on the emulator uses the updater image built from the checkout.
        /// </summary>
        /// <param name="scenario">Id of the scenario.</param>
        /// <returns>False for the user's own package, which contains a loader of its own.</returns>
        bool UsesImage(string scenario);

        /// <summary>
        /// Builds <c>updater.bin</c> for the emulator, unless this process has already built it. A build may take minutes.
        /// </summary>
        /// <param name="scenario">Id of the scenario that needs the image.</param>
        /// <exception cref="StudioException">The image cannot be built.</exception>
        void PrepareImage(string scenario);

        /// <summary>Draws every view of the updater.</summary>
        /// <param name="updater">The updater that draws the views, or <see langword="null"/> for the one built from the checkout.</param>
        /// <returns>The views, each with its golden image.</returns>
        IReadOnlyList<GalleryView> Draw(LoadedUpdater? updater);

        /// <summary>Builds <c>updater.bin</c> from the checkout.</summary>
        /// <returns>The size of the image in bytes.</returns>
        /// <exception cref="StudioException">The image cannot be built.</exception>
        int BuildImage();

        /// <summary>If possible, performs part of the work of the next <see cref="BuildImage"/> in advance.</summary>
        /// <exception cref="StudioException">The image cannot be built.</exception>
        void PrepareBuild();

        /// <summary>Gets a value indicating whether <c>updater.bin</c> has been built before.</summary>
        bool HasImage { get; }

        /// <summary>
        /// Gets the size of <c>updater.bin</c> in bytes, or <see langword="null"/> if it has not been built from the current sources.
        /// </summary>
        int? CurrentImageSize { get; }
    }
}
