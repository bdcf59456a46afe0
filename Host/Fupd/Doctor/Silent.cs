using FlipperUpdaterNano.Updater.Errors;

namespace FlipperUpdaterNano.Fupd.Doctor
{
    /// <summary>Progress that is not shown.</summary>
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
