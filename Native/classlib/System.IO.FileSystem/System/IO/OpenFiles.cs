namespace System.IO
{
    /// <summary>The list of open files, with which FileShare is checked.</summary>
    internal static class OpenFiles
    {
        private static FileStream s_first;

        /// <summary>Registers a file that is about to be opened.</summary>
        /// <exception cref="IOException">
        /// The file is already open, and the FileShare of one stream does not allow the FileAccess of the other.
        /// </exception>
        public static void Add(FileStream file)
        {
            for (FileStream open = s_first; open != null; open = open.Next)
            {
                if (open.Name == file.Name && (!Shares(open.Share, file.Access) || !Shares(file.Share, open.Access)))
                {
                    throw new IOException(
                        "The process cannot access the file '" + file.Name + "' because it is being used by another process.",
                        (int)IOException.IOExceptionErrorCode.UnauthorizedAccess);
                }
            }

            file.Next = s_first;
            s_first = file;
        }

        /// <summary>Unregisters a file.</summary>
        public static void Remove(FileStream file)
        {
            if (s_first == file)
            {
                s_first = file.Next;

                return;
            }

            for (FileStream open = s_first; open != null; open = open.Next)
            {
                if (open.Next == file)
                {
                    open.Next = file.Next;
                }
            }
        }

        /// <summary>Flushes all open files to the medium.</summary>
        public static void Flush()
        {
            for (FileStream open = s_first; open != null; open = open.Next)
            {
                open.Flush();
            }
        }

        private static bool Shares(FileShare share, FileAccess access) => ((int)access & ~(int)share) == 0;
    }
}
