using FlipperUpdaterNano.Updater.Errors;

namespace FlipperUpdaterNano.Updater.Tests.Flash
{
    /// <summary>A progress receiver for tests that do not check progress.</summary>
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
