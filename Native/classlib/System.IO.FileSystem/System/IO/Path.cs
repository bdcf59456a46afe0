using System.Runtime.CompilerServices;

namespace System.IO
{
    /// <summary>
    /// Paths as texts. Both slashes separate names and a drive may stand in front, as in <c>D:\folder\file</c>; what is put together
    /// here gets the separator of the device (backslash) or of the desktop (slash).
    /// </summary>
    public static class Path
    {
        /// <summary>What separates names.</summary>
        public static readonly char DirectorySeparatorChar = NativeIO.GetSeparator();

        /// <summary>What separates names too.</summary>
        public static readonly char AltDirectorySeparatorChar = '/';

        /// <summary>What separates paths in a list of them.</summary>
        public static readonly char PathSeparator = DirectorySeparatorChar == '/' ? ':' : ';';

        /// <summary>What ends the name of a drive.</summary>
        public static readonly char VolumeSeparatorChar = ':';

        /// <summary>The path with another extension, with or without its dot; null takes the extension away.</summary>
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

        /// <summary>Joins two paths; a rooted second path replaces the first.</summary>
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

        /// <summary>All but the last name; empty without one in front, null for a root.</summary>
        public static string GetDirectoryName(string path)
        {
            if (path == null || path.Length == 0)
            {
                return null;
            }

            return path.Length <= RootLength(path) ? null : Tidy(path, EndOf(path, NameAt(path)));
        }

        /// <summary>What begins with the last dot of the last name; empty without one.</summary>
        public static string GetExtension(string path)
        {
            if (path == null)
            {
                return null;
            }

            int dot = ExtensionAt(path);

            return dot < 0 || dot == path.Length - 1 ? string.Empty : path.Substring(dot);
        }

        /// <summary>The last name; empty after a trailing separator.</summary>
        public static string GetFileName(string path) => path == null ? null : path.Substring(NameAt(path));

        /// <summary>The last name up to its last dot.</summary>
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

        /// <summary>The path from its root on, with the current directory in front where it has none, and without dots.</summary>
        public static string GetFullPath(string path) => GetFullPath(path, "path");

        /// <summary>Characters that cannot be in a name.</summary>
        public static char[] GetInvalidFileNameChars() => Without("\"<>|:*?\\/");

        /// <summary>Characters that cannot be in a path.</summary>
        public static char[] GetInvalidPathChars() => Without("\"<>|");

        /// <summary>Drive and separator at the start; empty without.</summary>
        public static string GetPathRoot(string path) => path == null || path.Length == 0 ? null : Tidy(path, RootLength(path));

        /// <summary>Whether the last name has a dot followed by at least one character.</summary>
        public static bool HasExtension(string path) => path != null && GetExtension(path).Length > 0;

        /// <summary>Whether the path starts with a separator or a drive.</summary>
        public static bool IsPathRooted(string path) => path != null && RootLength(path) > 0;

        internal static bool IsSeparator(char c) => c == '/' || c == '\\';

        /// <summary>The full path of an argument, whose name the exceptions have.</summary>
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
                // A drive alone: it has no current directory of its own.
                path = path.Substring(0, 2) + DirectorySeparatorChar.ToString() + path.Substring(2);
            }

            return WithoutDots(Tidy(path, path.Length));
        }

        /// <summary>Characters of the root, its separator included.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int RootLength(string path);

        /// <summary>The path without a separator at the end, unless it is a root.</summary>
        internal static string WithoutEnd(string path) => path.Substring(0, EndOf(path, path.Length));

        /// <summary>Where the last name begins.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int NameAt(string path);

        /// <summary>Where the last dot of the last name is; -1 without one.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int ExtensionAt(string path);

        /// <summary>An end without the separators before it, unless they are the root's.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int EndOf(string path, int end);

        /// <summary>The path up to an end, with one separator of the right kind between names.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern string Tidy(string path, int end);

        /// <summary>A tidy path without the names . and .. and what they take back.</summary>
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
