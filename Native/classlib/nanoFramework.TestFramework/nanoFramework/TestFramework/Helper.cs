namespace nanoFramework.TestFramework
{
    /// <summary>Helper for test launchers.</summary>
    public static class Helper
    {
        /// <summary>
        /// Returns the attributes of a test method. TestMethod is omitted if there is a DataRow, because a method with rows runs once for
        /// each row.
        /// </summary>
        public static object[] RemoveTestMethodIfDataRowExists(object[] attribs)
        {
            bool hasRow = false;
            int kept = 0;

            for (int i = 0; i < attribs.Length; i++)
            {
                hasRow |= attribs[i] is DataRowAttribute;
                kept += attribs[i] is TestMethodAttribute ? 0 : 1;
            }

            if (!hasRow || kept == attribs.Length)
            {
                return attribs;
            }

            object[] rest = new object[kept];

            for (int i = 0, at = 0; i < attribs.Length; i++)
            {
                if (!(attribs[i] is TestMethodAttribute))
                {
                    rest[at++] = attribs[i];
                }
            }

            return rest;
        }
    }
}
