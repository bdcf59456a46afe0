namespace System
{
    /// <summary>Two to four numbers of a version.</summary>
    public sealed class Version
    {
        /// <summary>A version of two numbers.</summary>
        public Version(int major, int minor) : this(major, minor, -1, -1, true)
        {
        }

        /// <summary>A version of four numbers.</summary>
        public Version(int major, int minor, int build, int revision) : this(major, minor, build, revision, build >= 0 && revision >= 0)
        {
        }

        private Version(int major, int minor, int build, int revision, bool inRange)
        {
            if (major < 0 || minor < 0 || !inRange)
            {
                throw new ArgumentOutOfRangeException();
            }

            Major = major;
            Minor = minor;
            Build = build;
            Revision = revision;
        }

        /// <summary>The first number.</summary>
        public int Major { get; private set; }

        /// <summary>The second number.</summary>
        public int Minor { get; private set; }

        /// <summary>The third number, -1 without one.</summary>
        public int Build { get; private set; }

        /// <summary>The fourth number, -1 without one.</summary>
        public int Revision { get; private set; }

        /// <summary>Whether two versions are the same, or both null.</summary>
        public static bool operator ==(Version a, Version b)
        {
            return Equals((object)a, b);
        }

        /// <summary>Whether two versions differ.</summary>
        public static bool operator !=(Version a, Version b)
        {
            return !Equals((object)a, b);
        }

        /// <summary>Whether another object is the same version.</summary>
        public override bool Equals(object obj)
        {
            Version other = obj as Version;

            return (object)other != null
                && other.Major == Major
                && other.Minor == Minor
                && other.Build == Build
                && other.Revision == Revision;
        }

        /// <summary>A hash that equal versions share.</summary>
        public override int GetHashCode()
        {
            return (Major << 28) ^ (Minor << 20) ^ (Build << 12) ^ Revision;
        }

        /// <summary>The numbers with dots between them.</summary>
        public override string ToString()
        {
            string text = Major.ToString() + "." + Minor.ToString();

            return Build < 0 ? text : text + "." + Build.ToString() + "." + Revision.ToString();
        }
    }
}
