using System;

namespace nanoFramework.TestFramework
{
    /// <summary>Marks a method that runs before the tests of its class.</summary>
    [AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
    public class SetupAttribute : Attribute
    {
    }
}
