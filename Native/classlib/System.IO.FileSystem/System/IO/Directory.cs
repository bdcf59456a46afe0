using System.Collections;

namespace System.IO
{
    /// <summary>Operations on directories by path.</summary>
    public static class Directory
    {
        private static string s_current;

        /// <summary>Creates a directory and its missing parents; succeeds if the directory already exists.</summary>
        public static DirectoryInfo CreateDirectory(string path)
        {
            string full = Path.WithoutEnd(Path.GetFullPath(path));
            Create(full);

            return new DirectoryInfo(path);
        }

        /// <summary>Deletes an empty directory.</summary>
        public static void Delete(string path) => Delete(path, false);

        /// <summary>Deletes a directory; if recursive is true, with its contents.</summary>
        public static void Delete(string path, bool recursive)
        {
            string full = Path.WithoutEnd(Path.GetFullPath(path));

            if (Exists(full) && recursive)
            {
                Empty(full);
            }

            IOError.Check(NativeIO.DeleteDirectory(full), full);
        }

        /// <summary>Returns whether a directory exists.</summary>
        public static bool Exists(string path)
        {
            if (path == null || path.Length == 0)
            {
                return false;
            }

            int attributes = NativeIO.GetAttributes(Path.WithoutEnd(Path.GetFullPath(path)));

            return attributes > 0 && (attributes & (int)FileAttributes.Directory) != 0;
        }

        /// <summary>Returns the current directory, to which relative paths refer.</summary>
        public static string GetCurrentDirectory()
        {
            if (s_current == null)
            {
                s_current = NativeIO.GetStartDirectory();
            }

            return s_current;
        }

        /// <summary>Returns the paths of a directory's subdirectories, each of which is the given path followed by a name.</summary>
        public static string[] GetDirectories(string path) => List(path, true);

        /// <summary>Returns the paths of the files in a directory, each of which is the given path followed by a name.</summary>
        public static string[] GetFiles(string path) => List(path, false);

        /// <summary>Moves a directory or file to a path that must not yet exist.</summary>
        public static void Move(string sourceDirName, string destDirName)
        {
            if (sourceDirName == null || destDirName == null)
            {
                throw new ArgumentNullException(sourceDirName == null ? "sourceDirName" : "destDirName");
            }

            string source = Path.WithoutEnd(Path.GetFullPath(sourceDirName));
            string target = Path.WithoutEnd(Path.GetFullPath(destDirName));

            if (source == target)
            {
                throw new IOException("Source and destination path must be different.");
            }

            int result = NativeIO.Move(source, target);

            // Like .NET, report a missing directory, even though the source may be a file.
            IOError.Check(
                result == IOError.FileNotFound ? IOError.DirectoryNotFound : result, result == IOError.PathAlreadyExists ? target : source);
        }

        /// <summary>Sets the current directory, to which relative paths refer.</summary>
        public static void SetCurrentDirectory(string path)
        {
            string full = Path.GetFullPath(path);

            if (!Exists(full))
            {
                throw IOError.Of(IOError.DirectoryNotFound, full);
            }

            s_current = Path.WithoutEnd(full);
        }

        private static void Create(string full)
        {
            int attributes = NativeIO.GetAttributes(full);

            if (attributes > 0)
            {
                if ((attributes & (int)FileAttributes.Directory) == 0)
                {
                    throw IOError.Of(IOError.PathAlreadyExists, full);
                }

                return;
            }

            string parent = Path.GetDirectoryName(full);

            if (parent != null)
            {
                Create(parent);
            }

            IOError.Check(NativeIO.CreateDirectory(full), full);
        }

        private static void Empty(string full)
        {
            string[] entries = List(full, false);

            for (int i = 0; i < entries.Length; i++)
            {
                IOError.Check(NativeIO.DeleteFile(entries[i]), entries[i]);
            }

            entries = List(full, true);

            for (int i = 0; i < entries.Length; i++)
            {
                Empty(entries[i]);
                IOError.Check(NativeIO.DeleteDirectory(entries[i]), entries[i]);
            }
        }

        private static string[] List(string path, bool directories)
        {
            string full = Path.WithoutEnd(Path.GetFullPath(path));
            IOError.Check(NativeIO.BeginList(full), full);
            ArrayList found = new ArrayList();

            for (int attributes = NativeIO.NextEntry(); attributes != 0; attributes = NativeIO.NextEntry())
            {
                IOError.Check(attributes, full);

                if (directories == ((attributes & (int)FileAttributes.Directory) != 0))
                {
                    found.Add(Path.Combine(path, NativeIO.GetEntryName()));
                }
            }

            return (string[])found.ToArray(typeof(string));
        }
    }
}
