using System;

namespace FlipperUpdaterNano.Updater.Errors
{
    /// <summary>An update that cannot go on: the code <c>[XX-YY]</c> and what happened.</summary>
    public sealed class UpdateException : Exception
    {
        /// <summary>Initializes a new instance of the <see cref="UpdateException"/> class.</summary>
        /// <param name="stage">A code of <see cref="Errors.Stage"/>, XX.</param>
        /// <param name="progress">Progress value of the stage, YY, 0 to 100.</param>
        /// <param name="detail">What, where: one sentence for the log and the report.</param>
        public UpdateException(Stage stage, int progress, string detail)
            : base(detail)
        {
            Stage = stage;
            Progress = progress;
        }

        /// <summary>Gets the stage code, XX.</summary>
        public Stage Stage { get; }

        /// <summary>Gets the progress value, YY.</summary>
        public int Progress { get; }
    }
}
