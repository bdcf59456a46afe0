using System;

namespace nanoFramework.TestFramework
{
    /// <summary>Adds one set of arguments for a test.</summary>
    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public class DataRowAttribute : Attribute
    {
        private readonly object[] _methodParameters;

        /// <summary>Creates the attribute.</summary>
        public DataRowAttribute(params object[] methodParameters)
        {
            if (methodParameters.Length == 0)
            {
                throw new ArgumentException("A data row needs a value.");
            }

            _methodParameters = methodParameters;
        }

        /// <summary>The arguments.</summary>
        public object[] MethodParameters => _methodParameters;
    }
}
