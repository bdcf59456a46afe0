using FlipperUpdaterNano.Updater.Errors;

namespace FlipperUpdaterNano.Updater.Tests.Flash
{
    /// <summary>Progress that a test does not check.</summary>
    internal sealed class NoProgress : IStageProgress
    {
        public void Report(Stage stage, int progress)
        {
        }

        public void Note(string line)
        {
        }
    }
}
