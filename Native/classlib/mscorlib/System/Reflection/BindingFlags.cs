namespace System.Reflection
{
    /// <summary>Which members are looked up, and what InvokeMember does.</summary>
    [Flags]
    public enum BindingFlags
    {
        /// <summary>No flags.</summary>
        Default = 0,

        /// <summary>Names are compared without regard to case.</summary>
        IgnoreCase = 1,

        /// <summary>Members of base types are left out.</summary>
        DeclaredOnly = 2,

        /// <summary>Members of objects.</summary>
        Instance = 4,

        /// <summary>Members of the type itself.</summary>
        Static = 8,

        /// <summary>Public members.</summary>
        Public = 16,

        /// <summary>Members that are not public.</summary>
        NonPublic = 32,

        /// <summary>Static members of base types too, unless private.</summary>
        FlattenHierarchy = 64,

        /// <summary>InvokeMember calls a method.</summary>
        InvokeMethod = 256,

        /// <summary>InvokeMember makes an object.</summary>
        CreateInstance = 512,

        /// <summary>InvokeMember reads a field.</summary>
        GetField = 1024,

        /// <summary>InvokeMember writes a field.</summary>
        SetField = 2048,

        /// <summary>InvokeMember reads a property.</summary>
        GetProperty = 4096,

        /// <summary>InvokeMember writes a property.</summary>
        SetProperty = 8192,

        /// <summary>For COM; without effect.</summary>
        PutDispProperty = 16384,

        /// <summary>For COM; without effect.</summary>
        PutRefDispProperty = 32768,

        /// <summary>Types of arguments must be those of the parameters.</summary>
        ExactBinding = 65536,

        /// <summary>Without effect.</summary>
        SuppressChangeType = 131072,

        /// <summary>Without effect.</summary>
        OptionalParamBinding = 262144,

        /// <summary>For COM; without effect.</summary>
        IgnoreReturn = 16777216,
    }
}
