using FlipperUpdaterNano.Wire;

namespace FlipperUpdaterNano.Deployment.Protocol
{
    /// <summary>Thrown if the device responds to a request with an error.</summary>
    internal sealed class RpcStatusException(Main answer) : Exception
    {
        /// <summary>Gets the response that reported the error.</summary>
        public Main Answer { get; } = answer;

        /// <summary>Gets the status that identifies the error.</summary>
        public Status Status => Answer.CommandStatus;

        /// <summary>Creates the exception to show to the user; <paramref name="what"/> is the operation that failed.</summary>
        public DeploymentException During(string what) => DeploymentException.Failed($"{what}: the device responds {Words}");

        private string Words => Status switch
        {
            Status.StorageNotReady => "that there is no readable SD card",
            Status.StorageInternal => "with a card error; the card may be full or defective",
            Status.StorageDenied => "that access is denied",
            Status.StorageNotFound => "that the file or folder does not exist",
            Status.StorageInvalidName => "that the name is not valid",
            Status.Interrupted => "that the write was interrupted by another request",
            Status.Busy => "that it is busy",
            Status.AppSystemLocked => "that an app is running; close it",
            Status.NotImplemented => "that it does not support this request",
            _ => $"with status {(int)Status}",
        };
    }
}
