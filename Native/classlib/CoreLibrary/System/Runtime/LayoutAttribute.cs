namespace System.Runtime
{
    /// <summary>
    /// Marks a class that describes the memory layout of another class's objects, including fields that the other class does not declare
    /// but the runtime keeps in its objects. The marked class's method <c>Of</c> casts an object to this layout.
    /// </summary>
    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class LayoutAttribute : Attribute
    {
        /// <summary>Stores nothing, because the linker reads the argument from the metadata.</summary>
        /// <param name="type">Full name of the type.</param>
        public LayoutAttribute(string type)
        {
        }
    }
}
