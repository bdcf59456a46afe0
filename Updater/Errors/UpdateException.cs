using System;

namespace FlipperUpdaterNano.Updater.Errors
{
    /// <summary>An error that stops the update, with its code <c>[XX-YY]</c>.</summary>
    public sealed class UpdateException : Exception
    {
        /// <summary>Creates an exception with code and message.</summary>
        /// <param name="stage">Stage code XX, one of <see cref="Errors.Stage"/>.</param>
        /// <param name="progress">Progress value of the stage, YY, 0 to 100.</param>
        /// <param name="detail">Description of the fault and its location for the log and the report, in one sentence.</param>
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
