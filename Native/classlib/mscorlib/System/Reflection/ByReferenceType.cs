namespace System.Reflection
{
    /// <summary>The type of a parameter that is passed by reference: the image has none, it is made of the one referred to.</summary>
    internal sealed class ByReferenceType : Type
    {
        private readonly Type _element;

        internal ByReferenceType(Type element)
        {
            _element = element;
        }

        public override string Name
        {
            get { return _element.Name + "&"; }
        }

        public override string FullName
        {
            get { return _element.FullName + "&"; }
        }

        public override Type BaseType
        {
            get { return null; }
        }

        public override MemberTypes MemberType
        {
            get { return _element.MemberType; }
        }

        internal override int Attributes
        {
            get { return 0; }
        }

        internal override int Kind
        {
            get { return 0; }
        }

        public override Type GetElementType()
        {
            return _element;
        }

        public override MethodInfo[] GetMethods(BindingFlags bindingAttr)
        {
            return new MethodInfo[0];
        }

        public override MethodInfo GetMethod(string name, BindingFlags bindingAttr)
        {
            return null;
        }

        public override FieldInfo GetField(string name, BindingFlags bindingAttr)
        {
            return null;
        }

        public override FieldInfo[] GetFields(BindingFlags bindingAttr)
        {
            return new FieldInfo[0];
        }

        public override Type[] GetInterfaces()
        {
            return new Type[0];
        }

        public override object[] GetCustomAttributes(bool inherit)
        {
            return new object[0];
        }
    }
}
