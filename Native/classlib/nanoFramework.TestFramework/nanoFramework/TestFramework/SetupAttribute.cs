using System;

namespace nanoFramework.TestFramework
{
    /// <summary>Runs before the tests of the class.</summary>
    [AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
    public class SetupAttribute : Attribute
    {
    }
}
