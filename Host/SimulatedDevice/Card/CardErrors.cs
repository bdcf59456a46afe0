using FlipperUpdaterNano.Wire;

namespace FlipperUpdaterNano.SimulatedDevice.Card
{
    /// <summary>Converts results of the storage service to command-line messages and RPC status codes.</summary>
    internal static class CardErrors
    {
        /// <summary>Returns the message that the command line prints for a result.</summary>
        /// <returns>The message, exactly as in the firmware, because scripts on the host compare it.</returns>
        public static string Text(CardError error) => error switch
        {
            CardError.Ok => "OK",
            CardError.NotReady => "filesystem not ready",
            CardError.Exists => "file/dir already exist",
            CardError.NotFound => "file/dir not exist",
            CardError.InvalidParameter => "invalid parameter",
            CardError.Denied => "access denied",
            CardError.InvalidName => "invalid name/path",
            CardError.Internal => "internal error",
            _ => "function not implemented",
        };

        /// <summary>Returns the status code that the RPC sends for a result.</summary>
        public static Status Status(CardError error) => error switch
        {
            CardError.Ok => Wire.Status.Ok,
            CardError.NotReady => Wire.Status.StorageNotReady,
            CardError.Exists => Wire.Status.StorageExists,
            CardError.NotFound => Wire.Status.StorageNotFound,
            CardError.InvalidParameter => Wire.Status.StorageInvalidParameter,
            CardError.Denied => Wire.Status.StorageDenied,
            CardError.InvalidName => Wire.Status.StorageInvalidName,
            CardError.Internal => Wire.Status.StorageInternal,
            _ => Wire.Status.StorageNotImplemented,
        };
    }
}
