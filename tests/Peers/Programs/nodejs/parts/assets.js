const pulumi = require('@pulumi/pulumi');
const { Anything } = require('./resources');
const { FileAsset, StringAsset, RemoteAsset, FileArchive, RemoteArchive, AssetArchive } = pulumi.asset;

module.exports = function assets() {
  new Anything('assets', {
    file: new FileAsset('./Pulumi.yaml'),
    text: new StringAsset('text of the asset'),
    remote: new RemoteAsset('https://assets.example/file'),
    folder: new FileArchive('./folder'),
    download: new RemoteArchive('https://assets.example/archive.zip'),
    archive: new AssetArchive({
      'a.txt': new StringAsset('a'),
      'b.txt': new FileAsset('./Pulumi.yaml'),
      inner: new AssetArchive({ 'c.txt': new StringAsset('c') }),
      folder: new FileArchive('./folder'),
    }),
    list: [new StringAsset('in a list')],
    secret: pulumi.secret(new StringAsset('hidden')),
  });
};
