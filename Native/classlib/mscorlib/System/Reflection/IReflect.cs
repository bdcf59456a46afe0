namespace System.Reflection
{
    /// <summary>What has members that are found by name.</summary>
    public interface IReflect
    {
        /// <summary>The field with a name, or null.</summary>
        FieldInfo GetField(string name, BindingFlags bindingAttr);

        /// <summary>The method with a name, or null.</summary>
        MethodInfo GetMethod(string name, BindingFlags bindingAttr);
    }
}
