using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Plan;

namespace FlipperUpdaterNano.Updater.Stages
{
    /// <summary>
    /// Stage 18 for firmware that keeps /int on the card, in <c>/ext/.int</c> (docs/reference/stock-updater.md 2.7). The firmware searches
    /// that folder for <c>.slideshow</c> at its next start. If /int is a volume, stage 12 writes the slideshow together with /int.
    /// </summary>
    /// <remarks>
    /// If the image of the new firmware does not show where that firmware keeps /int, the choice depends on the state of the device.
    /// Without a volume, the slideshow is written to the card. With a volume, the slideshow is written to the volume, and also to the card
    /// if <c>/ext/.int</c> exists, because the volume may then be a remnant of older firmware. A superfluous slideshow is harmless, because
    /// it is not read.
    /// </remarks>
    public sealed class SplashCopy
    {
        private const string Folder = "/ext/.int";

        private readonly IDevice _device;
        private readonly IStageProgress _progress;

        /// <summary>Creates the step; the device is not changed yet.</summary>
        /// <param name="device">The device.</param>
        /// <param name="progress">Receives the progress.</param>
        public SplashCopy(IDevice device, IStageProgress progress)
        {
            _device = device;
            _progress = progress;
        }

        /// <summary>Determines whether the card contains a folder for /int.</summary>
        /// <returns>True if <c>/ext/.int</c> exists.</returns>
        public bool IsExpected()
        {
            CardEntry entry;
            return _device.Card.Stat(Folder, out entry) == CardStatus.Ok && entry.IsDirectory;
        }

        /// <summary>
        /// Copies the slideshow, first under a temporary name. An existing slideshow is kept, as in the stock updater.
        /// </summary>
        /// <param name="path">The package's slideshow.</param>
        /// <exception cref="UpdateException"><c>[18-yy]</c>: the slideshow cannot be copied.</exception>
        public void Run(string path)
        {
            _progress.Report(Stage.Splash, 0);
            string target = Folder + "/" + InternalStorageNames.Slideshow;
            int progress = ErrorDetails.Splash.CannotOpen;
            try
            {
                CardFiles work = new CardFiles(_device);
                if (work.Find(target) == null)
                {
                    using (ICardFile file = work.Open(path, CardMode.Read))
                    {
                        progress = ErrorDetails.Splash.WriteError;
                        CardFault.Check(_device.Card.MakeDirectory(Folder), Folder, "made");
                        string temporary = target + ".tmp";
                        if (work.WriteIfDifferent(target, file.Length, new CardFileSource(file), temporary))
                        {
                            work.Replace(temporary, target);
                        }
                    }
                }
            }
            catch (CardIoException e)
            {
                throw new UpdateException(Stage.Splash, progress, e.Message);
            }

            _progress.Report(Stage.Splash, 100);
        }
    }
}
