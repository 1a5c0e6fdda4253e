/** Passwords that are tried first everywhere, in lower case; runs (`12345678`) and repeats (`abcabcabc`) are known by rule. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password password1 password12 password123 password1234 passw0rd p@ssword p@ssw0rd pa$$word mypassword
  password! password1! password123! passwort motdepasse contraseña letmein letmein1 letmein123 welcome1 welcome12
  welcome123 welcome1! iloveyou iloveyou1 iloveyou123 loveyou1 sunshine sunshine1 princess princess1 football
  football1 baseball basketball superman superman1 batman123 spiderman pokemon1 pokemon123 dragon123 monkey123
  monkey1234 shadow123 master123 michael1 jennifer jessica1 ashley123 charlie1 charlie123 computer computer1
  internet internet1 starwars starwars1 whatever whatever1 trustno1 access123 admin123 admin1234 administrator
  administrator1 adminadmin root1234 rootroot toor1234 changeme changeme1 changeme123 default1 default123 guest123
  guestguest test1234 testtest testing1 testing123 temp1234 qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234
  qwerty12345 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc qazwsxedc zaq12wsx zaq1zaq1 q1w2e3r4 q1w2e3r4t5
  asdfghjk asdfghjkl asdf1234 zxcvbnm1 zxcvbnm123 zxcvbnm, 1234qwer qwer1234 abcd1234 abc12345 a1b2c3d4 aa123456
  abc123456 123456abc 123abc123 123qweasd 123qwe123 12341234 11223344 12121212 13131313 10203040 12344321 87654321a
  123456789a 12345678a a12345678 a123456789 1234567890a 147258369 159753456 741852963 789456123 963852741 987654321a
  00000000 31415926 19841984 20002000 20202020 20242024 20252025 20262026 liverpool liverpool1 chelsea1 arsenal1
  barcelona barcelona1 realmadrid juventus1 manchester google123 facebook facebook1 twitter1 linkedin linkedin1
  samsung1 samsung123 apple123 windows1 microsoft microsoft1 newsroom newsroom1 newsroom123 newspaper newspaper1
  journalist journalist1 journalism editor123 editor1234 publish1 publish123 dateline dateline1 dateline123 lantern1
  lantern123 breaking1 breakingnews headline headline1 deadline1 deadline123 summer2024 summer2025 summer2026
  winter2024 winter2025 winter2026 spring2024 spring2025 spring2026 autumn2024 autumn2025 autumn2026 january1
  february1 september october1 november december monday123 friday123 sunday123 hello123 hello1234 hellohello
  blahblah secret123 secret1234 topsecret killer123 hunter12 freedom1 freedom123 jordan23 mustang1 corvette
  ferrari1 mercedes mercedes1 porsche1 cheese123 butterfly butterfly1 chocolate chocolate1 cookie123 flower123
  mohamed1 mohamed123 mohammed mohammed1 muhammad ahmed123 ahmed1234 ali12345 allah123 allahakbar bismillah
  bismillah1 habibi123 habibi1234 ya3ni123 cairo123 lebanon1 palestine palestine1 dubai123 egypt123 كلمةالسر
  كلمةالمرور كلمةمرور بسمالله الله1234 محمد1234 احمد1234 حبيبي123 مرحبا123 فلسطين1 فلسطين صحافة123`
    .split(/\s+/u)
    .filter(Boolean),
);
