using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Studio.Reload;
using FlipperUpdaterNano.Studio.Session;

namespace FlipperUpdaterNano.Studio
{
    /// <summary>Services of the command for the studio: scenarios, texts and images of the updater, and its image.</summary>
    internal interface IStudioHost
    {
        /// <summary>Gets the scenarios, in the order of the picker.</summary>
        IReadOnlyList<ScenarioTitle> Scenarios { get; }

        /// <summary>Gets the faults that can be injected: how each is written, and what it does.</summary>
        IReadOnlyList<(string Form, string What)> Faults { get; }

        /// <summary>Gets the labels of the stages, from stage 0 on.</summary>
        IReadOnlyList<string> Stages { get; }

        /// <summary>Makes device and package of a scenario and arms the device.</summary>
        /// <param name="scenario">Id of the scenario.</param>
        /// <param name="isChip">Whether the emulated chip runs the update, and not the mock.</param>
        /// <param name="updater">The updater that the mock runs, or <see langword="null"/> for the built one.</param>
        /// <param name="seed">Which of the undefined results the torn operations of the scenario's power cuts have.</param>
        /// <returns>The device, off.</returns>
        /// <exception cref="StudioException">It cannot be made.</exception>
        StudioDevice Make(string scenario, bool isChip, Action<IDevice>? updater, int seed = 0);

        /// <summary>Determines whether a scenario's package takes the image of the checkout on the emulator.</summary>
        /// <param name="scenario">Id of the scenario.</param>
        /// <returns>Whether it does; the user's own package brings its loader.</returns>
        bool UsesImage(string scenario);

        /// <summary>Builds <c>updater.bin</c> for the emulator unless this start has built it; may take minutes.</summary>
        /// <param name="scenario">Id of the scenario that needs it.</param>
        /// <exception cref="StudioException">It does not build.</exception>
        void PrepareImage(string scenario);

        /// <summary>Draws every view of the updater.</summary>
        /// <param name="updater">The updater that draws them, or <see langword="null"/> for the built one.</param>
        /// <returns>The views, each with its golden image.</returns>
        IReadOnlyList<GalleryView> Draw(LoadedUpdater? updater);

        /// <summary>Builds <c>updater.bin</c> from the checkout.</summary>
        /// <returns>Its size in bytes.</returns>
        /// <exception cref="StudioException">It does not build.</exception>
        int BuildImage();

        /// <summary>Makes the next <see cref="BuildImage"/> quick, where that is possible.</summary>
        /// <exception cref="StudioException">The image does not build.</exception>
        void PrepareBuild();

        /// <summary>Gets the size of <c>updater.bin</c> as it was built last, in bytes, or <see langword="null"/>.</summary>
        int? ImageSize { get; }
    }
}
