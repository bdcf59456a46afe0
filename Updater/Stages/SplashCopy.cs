using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Plan;

namespace FlipperUpdaterNano.Updater.Stages
{
    /// <summary>
    /// Stage 18 where the firmware keeps /int on the card, in <c>/ext/.int</c> (docs/reference/stock-updater.md 2.7): there the
    /// firmware looks for <c>.slideshow</c> at its next start. If /int is a volume, stage 12 writes the slideshow with it.
    /// </summary>
    /// <remarks>
    /// The image of the new firmware does not show which of the two it uses, so the device decides. Without a volume it is the card.
    /// With a volume it is the volume, and also the card if <c>/ext/.int</c> exists, because the volume may then be a remnant of an
    /// older firmware. A superfluous slideshow is not read.
    /// </remarks>
    public sealed class SplashCopy
    {
        private const string Folder = "/ext/.int";

        private readonly IDevice _device;
        private readonly IStageProgress _progress;

        /// <summary>Creates the step; changes nothing.</summary>
        /// <param name="device">The device.</param>
        /// <param name="progress">Receives the progress.</param>
        public SplashCopy(IDevice device, IStageProgress progress)
        {
            _device = device;
            _progress = progress;
        }

        /// <summary>Determines whether the card has a folder for /int.</summary>
        /// <returns>Whether <c>/ext/.int</c> exists.</returns>
        public bool IsExpected()
        {
            CardEntry entry;
            return _device.Card.Stat(Folder, out entry) == CardStatus.Ok && entry.IsDirectory;
        }

        /// <summary>
        /// Copies the slideshow, under a temporary name first; an existing one is kept, as in the stock updater.
        /// </summary>
        /// <param name="path">The package's slideshow.</param>
        /// <exception cref="UpdateException"><c>[18-yy]</c>.</exception>
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
