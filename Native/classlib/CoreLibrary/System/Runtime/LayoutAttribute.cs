namespace System.Runtime
{
    /// <summary>
    /// Marks a class that describes the memory layout of another class's objects: the fields that the runtime keeps in objects of
    /// types which declare none. <c>ObjectData.Of</c> casts an object to this layout.
    /// </summary>
    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class LayoutAttribute : Attribute
    {
        /// <summary>Stores nothing: the linker reads the argument from the metadata.</summary>
        /// <param name="type">Full name of the type.</param>
        public LayoutAttribute(string type)
        {
        }
    }
}
