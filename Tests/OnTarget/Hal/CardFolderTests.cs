using System.Collections;
using FlipperUpdaterNano.Hal;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.Hal
{
    /// <summary>
    /// Tests folders, names and refused operations of <see cref="ICard"/> in a separate folder, which is removed afterwards.
    /// </summary>
    [TestClass]
    public class CardFolderTests
    {
        private const string Folder = "/ext/ontarget";
        private const string Inner = Folder + "/inner folder";
        private const string One = Folder + "/one.bin";
        private const string Two = Inner + "/two.bin";

        private static ICard s_card;

        [Setup]
        public void Make_the_folders()
        {
            s_card = TestDevice.Card;
            Assert.AreEqual(CardStatus.Ok, s_card.MakeDirectory(Folder));
            Assert.AreEqual(CardStatus.Ok, s_card.MakeDirectory(Inner));
        }

        [Cleanup]
        public void Remove_the_folders()
        {
            Remove(One);
            Remove(Two);
            Assert.AreEqual(CardStatus.Ok, s_card.Delete(Inner));
            Assert.AreEqual(CardStatus.Ok, s_card.Delete(Folder));
        }

        [TestMethod]
        public void Creating_a_folder_succeeds_if_the_folder_exists_and_fails_if_a_file_has_the_same_name()
        {
            Create(One, 3);
            Assert.AreEqual(CardStatus.Ok, s_card.MakeDirectory(Inner));
            Assert.AreEqual(CardStatus.WrongKind, s_card.MakeDirectory(One));
            Assert.AreEqual(CardStatus.NotFound, s_card.MakeDirectory(Folder + "/nothing/below"));
        }

        [TestMethod]
        public void A_folder_cannot_be_opened_as_a_file()
        {
            ICardFile file;
            CardEntry entry;
            Assert.AreEqual(CardStatus.WrongKind, s_card.Open(Inner, CardMode.Read, out file));
            Assert.AreEqual(CardStatus.WrongKind, s_card.Open(Inner, CardMode.Create, out file));
            Assert.IsNull(file);
            Assert.AreEqual(CardStatus.Ok, s_card.Stat(Inner, out entry));
            Assert.IsTrue(entry.IsDirectory);
            Create(One, 3);
            Assert.AreEqual(CardStatus.WrongKind, s_card.List(One, new ArrayList()));
            Assert.AreEqual(CardStatus.WrongKind, s_card.Replace(One, Inner));
            Assert.AreEqual(CardStatus.WrongKind, s_card.Replace(Inner, One));
        }

        [TestMethod]
        public void A_file_is_renamed_into_another_folder()
        {
            CardEntry entry;
            Create(One, 700);
            Remove(Two);
            Assert.AreEqual(CardStatus.Ok, s_card.Replace(One, Two));
            Assert.AreEqual(CardStatus.NotFound, s_card.Stat(One, out entry));
            Assert.AreEqual(CardStatus.Ok, s_card.Stat(Two, out entry));
            Assert.AreEqual(700u, entry.Size);
            Assert.AreEqual(CardStatus.NotEmpty, s_card.Delete(Inner));
        }

        [DataRow("a:b")]
        [DataRow("what?")]
        [DataRow("a*b")]
        [DataRow("pipe|line")]
        [DataRow("\"quoted\"")]
        public void A_name_invalid_on_FAT_is_refused(string name)
        {
            ICardFile file;
            Assert.AreEqual(CardStatus.BadName, s_card.Open(Folder + "/" + name, CardMode.Create, out file));
            Assert.AreEqual(CardStatus.BadName, s_card.MakeDirectory(Folder + "/" + name));
        }

        [TestMethod]
        public void Flushed_data_is_visible_before_the_file_is_closed()
        {
            ICardFile file;
            CardEntry entry;
            byte[] data = Sample.Bytes(600, 31);
            Assert.AreEqual(CardStatus.Ok, s_card.Open(One, CardMode.Create, out file));
            Assert.AreEqual(CardStatus.Ok, file.Write(data, 0, 600));
            Assert.AreEqual(600u, file.Length);
            Assert.AreEqual(600u, file.Position);
            Assert.AreEqual(CardStatus.Ok, file.Flush());
            Assert.AreEqual(CardStatus.Ok, s_card.Stat(One, out entry));
            Assert.AreEqual(600u, entry.Size);
            Assert.AreEqual(CardStatus.Ok, file.Close());
        }

        [TestMethod]
        public void Two_files_are_written_alternately()
        {
            ICardFile one;
            ICardFile two;
            byte[] data = Sample.Bytes(3000, 32);
            Assert.AreEqual(CardStatus.Ok, s_card.Open(One, CardMode.Create, out one));
            Assert.AreEqual(CardStatus.Ok, s_card.Open(Two, CardMode.Create, out two));
            for (int at = 0; at < 3000; at += 300)
            {
                Assert.AreEqual(CardStatus.Ok, one.Write(data, at, 300));
                Assert.AreEqual(CardStatus.Ok, two.Write(data, at, 150));
            }

            Assert.AreEqual(CardStatus.Ok, one.Close());
            Assert.AreEqual(CardStatus.Ok, two.Close());
            byte[] read = new byte[3000];
            Assert.AreEqual(CardStatus.Ok, s_card.Open(One, CardMode.Read, out one));
            Assert.AreEqual(3000, one.Read(read, 0, 3000));
            Assert.AreEqual(-1, TestDevice.Bytes.FirstDifference(data, 0, read, 0, 3000));
            Assert.AreEqual(CardStatus.Ok, one.Close());
            Assert.AreEqual(CardStatus.Ok, s_card.Open(Two, CardMode.Read, out two));
            Assert.AreEqual(1500, two.Read(read, 0, 3000));
            Assert.AreEqual(-1, TestDevice.Bytes.FirstDifference(data, 2700, read, 1350, 150));
            Assert.AreEqual(CardStatus.Ok, two.Close());
        }

        [TestMethod]
        public void Deleting_a_file_frees_its_space()
        {
            Remove(One);
            long before = s_card.FreeBytes;
            int cluster = s_card.ClusterSize;
            Assert.IsTrue(cluster >= 512 && cluster % 512 == 0, cluster.ToString());
            Create(One, 1);
            Assert.IsTrue(before - cluster == s_card.FreeBytes);
            Remove(One);
            Assert.IsTrue(before == s_card.FreeBytes);
        }

        [TestMethod]
        public void The_space_left_for_names_before_a_folder_grows_is_reported()
        {
            Assert.AreEqual(CardStatus.Ok, s_card.Stat("/ext/", out CardEntry root));
            Remove(One);
            Create(One, 1);
            Assert.AreEqual(CardStatus.Ok, s_card.Stat("/ext/", out CardEntry fuller));
            Assert.IsTrue(root.Size % 32 == 0 && fuller.Size % 32 == 0, root.Size.ToString());
            Assert.IsTrue(fuller.Size <= root.Size || root.Size < 128, fuller.Size.ToString());
            Remove(One);
        }

        private static void Create(string path, int count)
        {
            ICardFile file;
            Assert.AreEqual(CardStatus.Ok, s_card.Open(path, CardMode.Create, out file), "creating " + path);
            Assert.AreEqual(CardStatus.Ok, file.Write(Sample.Bytes(count, 33), 0, count));
            Assert.AreEqual(CardStatus.Ok, file.Close());
        }

        private static void Remove(string path)
        {
            CardStatus status = s_card.Delete(path);
            Assert.IsTrue(status == CardStatus.Ok || status == CardStatus.NotFound, "deleting " + path);
        }
    }
}
