using FlipperUpdaterNano.Updater.Errors;

namespace FlipperUpdaterNano.Fupd.Doctor
{
    /// <summary>Discards the progress.</summary>
    internal sealed class Silent : IStageProgress
    {
        public void Report(Stage stage, int progress)
        {
        }

        public void Note(string line)
        {
        }
    }
}
