using System.Runtime.CompilerServices;

namespace System.IO
{
    /// <summary>
    /// Operations on path strings. Both slash and backslash separate names, and a path may start with a drive, as in <c>D:\folder\file</c>.
    /// Results use the separator of the platform: the backslash on the device, the slash on the desktop.
    /// </summary>
    public static class Path
    {
        /// <summary>Separator of names.</summary>
        public static readonly char DirectorySeparatorChar = NativeIO.GetSeparator();

        /// <summary>Alternative separator of names.</summary>
        public static readonly char AltDirectorySeparatorChar = '/';

        /// <summary>Separator of paths in a list.</summary>
        public static readonly char PathSeparator = DirectorySeparatorChar == '/' ? ':' : ';';

        /// <summary>Character at the end of a drive's name.</summary>
        public static readonly char VolumeSeparatorChar = ':';

        /// <summary>
        /// Returns the path with a different extension, which may be given with or without a dot; null removes the extension.
        /// </summary>
        public static string ChangeExtension(string path, string extension)
        {
            if (path == null || path.Length == 0)
            {
                return path;
            }

            int dot = ExtensionAt(path);
            string stem = dot < 0 ? path : path.Substring(0, dot);

            if (extension == null)
            {
                return stem;
            }

            return extension.Length > 0 && extension[0] == '.' ? stem + extension : stem + "." + extension;
        }

        /// <summary>Joins two paths; if the second path is rooted, it is the result.</summary>
        public static string Combine(string path1, string path2)
        {
            if (path1 == null || path2 == null)
            {
                throw new ArgumentNullException(path1 == null ? "path1" : "path2");
            }

            if (path1.Length == 0 || IsPathRooted(path2))
            {
                return path2;
            }

            if (path2.Length == 0)
            {
                return path1;
            }

            char last = path1[path1.Length - 1];

            return IsSeparator(last) || last == VolumeSeparatorChar ? path1 + path2 : path1 + DirectorySeparatorChar.ToString() + path2;
        }

        /// <summary>Returns the path without its last name; an empty string if there is only one name, null for a root.</summary>
        public static string GetDirectoryName(string path)
        {
            if (path == null || path.Length == 0)
            {
                return null;
            }

            return path.Length <= RootLength(path) ? null : Tidy(path, EndOf(path, NameAt(path)));
        }

        /// <summary>Returns the part of the last name from its last dot on; an empty string if there is no dot.</summary>
        public static string GetExtension(string path)
        {
            if (path == null)
            {
                return null;
            }

            int dot = ExtensionAt(path);

            return dot < 0 || dot == path.Length - 1 ? string.Empty : path.Substring(dot);
        }

        /// <summary>Returns the last name; an empty string if the path ends with a separator.</summary>
        public static string GetFileName(string path) => path == null ? null : path.Substring(NameAt(path));

        /// <summary>Returns the last name up to its last dot.</summary>
        public static string GetFileNameWithoutExtension(string path)
        {
            if (path == null)
            {
                return null;
            }

            int start = NameAt(path);
            int dot = ExtensionAt(path);

            return path.Substring(start, (dot < 0 ? path.Length : dot) - start);
        }

        /// <summary>
        /// Returns the absolute path: relative paths are resolved against the current directory, and the names . and .. are resolved.
        /// </summary>
        public static string GetFullPath(string path) => GetFullPath(path, "path");

        /// <summary>Returns the characters that are invalid in a name.</summary>
        public static char[] GetInvalidFileNameChars() => Without("\"<>|:*?\\/");

        /// <summary>Returns the characters that are invalid in a path.</summary>
        public static char[] GetInvalidPathChars() => Without("\"<>|");

        /// <summary>Returns the drive and separator at the start of the path; an empty string if there are none.</summary>
        public static string GetPathRoot(string path) => path == null || path.Length == 0 ? null : Tidy(path, RootLength(path));

        /// <summary>Returns whether the last name has a dot followed by at least one character.</summary>
        public static bool HasExtension(string path) => path != null && GetExtension(path).Length > 0;

        /// <summary>Returns whether the path starts with a separator or a drive.</summary>
        public static bool IsPathRooted(string path) => path != null && RootLength(path) > 0;

        internal static bool IsSeparator(char c) => c == '/' || c == '\\';

        /// <summary>Returns the absolute path for an argument; <c>parameter</c> is the argument's name for exceptions.</summary>
        internal static string GetFullPath(string path, string parameter)
        {
            if (path == null)
            {
                throw new ArgumentNullException(parameter);
            }

            if (path.Length == 0)
            {
                throw new ArgumentException("The value cannot be an empty string.", parameter);
            }

            if (path.IndexOf('\0') >= 0)
            {
                throw new ArgumentException("Null character in path.", parameter);
            }

            if (!IsPathRooted(path))
            {
                path = Combine(Directory.GetCurrentDirectory(), path);
            }
            else if (RootLength(path) == 2)
            {
                // A drive without a separator refers to the root, because drives have no current directory of their own.
                path = path.Substring(0, 2) + DirectorySeparatorChar.ToString() + path.Substring(2);
            }

            return WithoutDots(Tidy(path, path.Length));
        }

        /// <summary>Returns the length of the root, including its separator.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int RootLength(string path);

        /// <summary>Returns the path without trailing separators, unless it is a root.</summary>
        internal static string WithoutEnd(string path) => path.Substring(0, EndOf(path, path.Length));

        /// <summary>Returns the index of the last name.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int NameAt(string path);

        /// <summary>Returns the index of the last dot in the last name, or -1.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int ExtensionAt(string path);

        /// <summary>Moves an end position back over the separators before it, except those of the root.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int EndOf(string path, int end);

        /// <summary>Returns the path up to the given end, with each run of separators replaced by one separator of the platform.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern string Tidy(string path, int end);

        /// <summary>Returns a path from <see cref="Tidy"/> with the names . and .. resolved.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern string WithoutDots(string path);

        private static char[] Without(string more)
        {
            char[] all = new char[32 + more.Length];

            for (int i = 0; i < all.Length; i++)
            {
                all[i] = i < 32 ? (char)i : more[i - 32];
            }

            return all;
        }
    }
}
