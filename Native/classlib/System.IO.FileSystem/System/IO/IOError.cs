namespace System.IO
{
    /// <summary>Converts failure codes of <see cref="NativeIO"/> to exceptions.</summary>
    internal static class IOError
    {
        // The failure codes are in the order of IOException.IOExceptionErrorCode, whose values are 0x01000000 apart.
        public const int Others = -1;
        public const int FileNotFound = -3;
        public const int DirectoryNotFound = -4;
        public const int DirectoryNotEmpty = -7;
        public const int UnauthorizedAccess = -8;
        public const int PathAlreadyExists = -9;

        /// <summary>Creates the exception for a failure code, with the message of .NET if there is one.</summary>
        public static IOException Of(int error, string path) =>
            new IOException(Message(error, path), unchecked((int)0xE0000000) + ((-error - 1) << 24));

        /// <summary>Throws if a result is a failure code.</summary>
        public static void Check(int result, string path)
        {
            if (result < 0)
            {
                throw Of(result, path);
            }
        }

        private static string Message(int error, string path)
        {
            switch (error)
            {
                case FileNotFound:
                    return "Could not find file '" + path + "'.";
                case DirectoryNotFound:
                    return "Could not find a part of the path '" + path + "'.";
                case DirectoryNotEmpty:
                    return "Directory not empty : '" + path + "'";
                case UnauthorizedAccess:
                    return "Access to the path '" + path + "' is denied.";
                case PathAlreadyExists:
                    return "The file '" + path + "' already exists.";
                default:
                    return "I/O error " + (-error).ToString() + " : '" + path + "'";
            }
        }
    }
}
