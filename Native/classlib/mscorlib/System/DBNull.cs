namespace System
{
    /// <summary>No value in a data base.</summary>
    public sealed class DBNull
    {
        /// <summary>The one object.</summary>
        public static readonly DBNull Value = new DBNull();

        private DBNull()
        {
        }
    }
}
