namespace System
{
    /// <summary>Codes of the basic types.</summary>
    public enum TypeCode
    {
        /// <summary>Empty.</summary>
        Empty = 0,

        /// <summary>Object.</summary>
        Object = 1,

        /// <summary>DBNull.</summary>
        DBNull = 2,

        /// <summary>Boolean.</summary>
        Boolean = 3,

        /// <summary>Char.</summary>
        Char = 4,

        /// <summary>SByte.</summary>
        SByte = 5,

        /// <summary>Byte.</summary>
        Byte = 6,

        /// <summary>Int16.</summary>
        Int16 = 7,

        /// <summary>UInt16.</summary>
        UInt16 = 8,

        /// <summary>Int32.</summary>
        Int32 = 9,

        /// <summary>UInt32.</summary>
        UInt32 = 10,

        /// <summary>Int64.</summary>
        Int64 = 11,

        /// <summary>UInt64.</summary>
        UInt64 = 12,

        /// <summary>Single.</summary>
        Single = 13,

        /// <summary>Double.</summary>
        Double = 14,

        /// <summary>Decimal.</summary>
        Decimal = 15,

        /// <summary>DateTime.</summary>
        DateTime = 16,

        /// <summary>String.</summary>
        String = 18
    }
}
