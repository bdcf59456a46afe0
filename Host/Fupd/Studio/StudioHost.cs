using System.Collections;
using System.Reflection;
using FlipperUpdaterNano.Fupd.Disturbances;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Screens;
using FlipperUpdaterNano.Fupd.Views;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Studio;
using FlipperUpdaterNano.Studio.Reload;
using FlipperUpdaterNano.Studio.Session;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.VirtualFlipper.Folder;

namespace FlipperUpdaterNano.Fupd.Studio
{
    /// <summary>Provides the studio with the scenarios, faults, views and image of this checkout.</summary>
    /// <param name="announce">Receives one line before an action that takes minutes.</param>
    /// <param name="sources">Folder of the updater's sources for ImageRelinker; default: the sources of the checkout.</param>
    internal sealed class StudioHost(StudioCatalog catalog, Action<string>? announce = null, string? sources = null) : IStudioHost
    {
        private readonly Lock _build = new();
        private byte[]? _image;
        private ImageRelinker? _relinker;
        private bool _isPrepared;
        private DateTime _built;

        /// <inheritdoc/>
        public IReadOnlyList<ScenarioTitle> Scenarios => catalog.Titles;

        /// <inheritdoc/>
        public IReadOnlyList<(string Form, string What)> Faults => [.. FaultCatalog.All.Select(kind => (kind.Form, kind.What))];

        /// <inheritdoc/>
        public IReadOnlyList<string> Stages =>
            [string.Empty, .. Enumerable.Range(1, StageCatalog.Last).Select(StageCatalog.Label)];

        /// <inheritdoc/>
        public bool HasImage => ImageFile is { Exists: true };

        /// <inheritdoc/>
        public int? CurrentImageSize => ImageFile is { Exists: true } file
            && !SourceFolders.Any(folder => SourceFiles.IsChangedSince(folder, file.LastWriteTimeUtc))
            ? (int)file.Length
            : null;

        private static FileInfo? ImageFile =>
            LoaderImage.WithSymbols is { } elf ? new FileInfo(Path.ChangeExtension(elf, ".bin")) : null;

        private string[] SourceFolders =>
            [sources ?? Checkout.Of("Updater"), .. SourceFiles.OtherFolders.Select(name => Checkout.Of(name))];

        /// <inheritdoc/>
        public StudioDevice Make(string scenario, bool isChip, Action<IDevice>? updater, int seed = 0) => Guarded(() =>
        {
            DeviceRun run = catalog.Prepare(scenario, isChip ? Engine.Chip : Engine.Mock, isChip ? Image : null, updater, seed);
            return new StudioMachine(run, seed).Made;
        });

        /// <inheritdoc/>
        public bool UsesImage(string scenario) => scenario != StudioCatalog.Own;

        /// <inheritdoc/>
        public void PrepareImage(string scenario) => _ = UsesImage(scenario) ? Guarded(Image) : null;

        /// <inheritdoc/>
        public IReadOnlyList<GalleryView> Draw(LoadedUpdater? updater) => Guarded(() =>
        {
            IReadOnlyList<View> views = updater == null ? ViewCatalog.Draw() : DrawWith(updater);
            string folder = Checkout.Root == null ? string.Empty : Checkout.Of("Tests", "Data", "screens");
            return (IReadOnlyList<GalleryView>)[.. views.Select(view => new GalleryView(
                view.Name, view.Caption, view.Pixels, GoldenOf(Path.Combine(folder, view.Name + ".png"))))];
        });

        /// <inheritdoc/>
        public int BuildImage() => Guarded(() =>
        {
            lock (_build)
            {
                _image = _relinker?.Link() ?? BuildWhole();
                return _image.Length;
            }
        });

        /// <inheritdoc/>
        public void PrepareBuild() => _ = Guarded(() =>
        {
            lock (_build)
            {
                _image ??= BuildWhole();
                if (!_isPrepared)
                {
                    _isPrepared = true;
                    _relinker = ImageRelinker.After(_image, _built, sources ?? Checkout.Of("Updater"));
                }

                return _image;
            }
        });

        private byte[] Image()
        {
            lock (_build)
            {
                return _image ??= BuildWhole();
            }
        }

        private byte[] BuildWhole()
        {
            (_relinker, _isPrepared) = (null, false);
            _built = DateTime.UtcNow;
            return LoaderImage.Build(announce: announce);
        }

        private static byte[]? GoldenOf(string file) => File.Exists(file) ? Png.Read(file) : null;

        // ViewCatalog is bound to the updater assembly of its own load context. Drawing with another updater therefore needs a second copy
        // of ViewCatalog in that updater's context.
        private static List<View> DrawWith(LoadedUpdater updater)
        {
            MethodInfo draw = updater.LoadBeside(typeof(ViewCatalog).Assembly).GetType(typeof(ViewCatalog).FullName!)!
                .GetMethod(nameof(ViewCatalog.Draw))!;
            List<View> views = [];
            foreach (object view in (IEnumerable)draw.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)!)
            {
                views.Add(new View(
                    ValueOf<string>(view, nameof(View.Name)), ValueOf<string>(view, nameof(View.Caption)),
                    ValueOf<byte[]>(view, nameof(View.Pixels))));
            }

            return views;
        }

        private static T ValueOf<T>(object view, string name) => (T)view.GetType().GetProperty(name)!.GetValue(view)!;

        /// <summary>Runs an operation, and converts errors caused by the user's input to the studio's exception.</summary>
        /// <exception cref="StudioException">The operation failed because of the user's input.</exception>
        public static T Guarded<T>(Func<T> work)
        {
            try
            {
                return work();
            }
            catch (Exception bad) when (bad is InputException or PackagingException or LayoutException or DeviceFolderException
                or ToolException)
            {
                throw new StudioException(bad.Message);
            }
        }
    }
}
