using System;

namespace nanoFramework.TestFramework
{
    /// <summary>Runs after the tests of the class.</summary>
    [AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
    public class CleanupAttribute : Attribute
    {
    }
}
